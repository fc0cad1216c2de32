//! Parts of a template to the Rust that fills it in.

use proc_macro2::TokenStream;
use quote::quote;

use crate::template::Part;

/// An expression of type `quasi::Code`.
pub(crate) fn render_code(parts: &[Part]) -> TokenStream {
    let body = render_parts(parts);
    quote! {
        {
            #[allow(unused_mut)]
            let mut out = ::quasi::Code::new();
            #body
            out
        }
    }
}

fn render_parts(parts: &[Part]) -> TokenStream {
    parts.iter().map(render_part).collect()
}

fn render_part(part: &Part) -> TokenStream {
    match part {
        Part::Text(text) => quote!(out.push_marked(#text);),
        Part::Hole(value) => quote!(::quasi::Splice::splice(&(#value), &mut out);),
        Part::For { pattern, over, body } => {
            let body = render_parts(body);
            quote!(for #pattern in #over { #body })
        }
        Part::If { condition, then, other } => {
            let (then, other) = (render_parts(then), render_parts(other));
            if other.is_empty() {
                quote!(if #condition { #then })
            } else {
                quote!(if #condition { #then } else { #other })
            }
        }
    }
}
