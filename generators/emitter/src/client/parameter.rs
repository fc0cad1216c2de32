//! Parameters as lines that fill a request.

use model::api::{Form, Parameter, Place, Style};
use quasi::{Code, Ident, Literal, rust};

/// `r.query("PageSize", &request.page_size, Style::FORM);`
pub(super) fn render_line(parameter: &Parameter, field: &Ident) -> Code {
    let name = Literal::Text(&parameter.name);
    let style = style_code(&parameter.form, parameter.place);
    match parameter.place {
        Place::Path => rust!(r.path(#name, &request.#field, #style);),
        Place::Query => rust!(r.query(#name, &request.#field, #style);),
        Place::Cookie => rust!(r.cookie(#name, &request.#field, #style);),
        Place::Header if is_plain_header(&parameter.form) => rust!(r.header(#name, &request.#field);),
        Place::Header => rust!(r.header_in(#name, &request.#field, #style);),
    }
}

fn is_plain_header(form: &Form) -> bool {
    matches!(form, Form::Style { style: Style::Simple, explode: false, .. })
}

/// The style as `prim-client` calls it: its constant, and what differs from it.
fn style_code(form: &Form, place: Place) -> Code {
    let Form::Style { style, explode, allow_reserved } = form else {
        return rust!(Style::JSON);
    };
    let (constant, explodes) = match style {
        Style::Simple => ("SIMPLE", false),
        Style::Label => ("LABEL", false),
        Style::Matrix => ("MATRIX", false),
        Style::Form => ("FORM", true),
        Style::SpaceDelimited => ("SPACES", false),
        Style::PipeDelimited => ("PIPES", false),
        Style::TabDelimited => ("TABS", false),
        Style::DeepObject => ("DEEP", true),
    };
    let constant = Ident::new(constant);
    let reserved = *allow_reserved && place == Place::Query;
    // In a path the one reserved character that matters is the slash.
    let slashes = *allow_reserved && place == Place::Path;
    rust! {
        Style::#constant #if *explode && !explodes { .exploded() } #if !*explode && explodes { .joined() } #if reserved { .reserved() } #if slashes { .keep_slashes() }
    }
}
