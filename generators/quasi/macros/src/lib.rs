//! The macro half of `quasi`: Rust templates to marked text, at compile time. See the crate `quasi` for the language.

mod mark;
mod template;
mod write;

use proc_macro::TokenStream;

/// A piece of Rust as a `quasi::Code`. See the crate `quasi` for the language.
#[proc_macro]
pub fn rust(input: TokenStream) -> TokenStream {
    match template::parse_template(input.into()) {
        Ok(parts) => write::render_code(&parts).into(),
        Err(error) => error.to_compile_error().into(),
    }
}
