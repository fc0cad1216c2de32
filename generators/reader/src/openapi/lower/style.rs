//! `style` and `explode`: how a value is written where it is not written as text of a media type.

use model::api::{Form, Place, Style};

use super::Lower;
use crate::openapi::codes;
use crate::tree::Map;

impl<'s> Lower<'s> {
    /// The form of a parameter, with the defaults of each place (section Parameter Object).
    pub(super) fn lower_style(&mut self, map: Map<'s>, place: Place) -> Form {
        let default = match place {
            Place::Path | Place::Header => Style::Simple,
            Place::Query | Place::Cookie => Style::Form,
        };
        let style = match self.text_at(map, "style") {
            None => default,
            Some(name) => match style_in(name, place) {
                Some(style) => style,
                None => {
                    let node = map.get("style").unwrap_or(map.node());
                    self.warn(&codes::STYLE, node, format!("the style `{name}` is not known here"));
                    default
                }
            },
        };
        // A deep object has no other form; documents leave `explode` out or set it to anything.
        let explode = style == Style::DeepObject || self.flag_at(map, "explode").unwrap_or(style == Style::Form);
        Form::Style { style, explode, allow_reserved: self.is_set(map, "allowReserved") }
    }

    /// The form of a field of a body.
    pub(super) fn lower_field_style(&mut self, map: Map<'s>, default: Style) -> Form {
        let style = match self.text_at(map, "style") {
            None | Some("form") => default,
            Some("spaceDelimited") => Style::SpaceDelimited,
            Some("pipeDelimited") => Style::PipeDelimited,
            Some("tabDelimited") => Style::TabDelimited,
            Some("deepObject") => Style::DeepObject,
            Some(other) => {
                let node = map.get("style").unwrap_or(map.node());
                self.warn(&codes::STYLE, node, format!("the style `{other}` is not known here"));
                default
            }
        };
        let explode = style == Style::DeepObject || self.flag_at(map, "explode").unwrap_or(style == Style::Form);
        Form::Style { style, explode, allow_reserved: self.is_set(map, "allowReserved") }
    }
}

/// The styles that a place can have.
fn style_in(name: &str, place: Place) -> Option<Style> {
    let style = match name {
        "simple" => Style::Simple,
        "label" => Style::Label,
        "matrix" => Style::Matrix,
        "form" | "cookie" => Style::Form,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "tabDelimited" => Style::TabDelimited,
        "deepObject" => Style::DeepObject,
        _ => return None,
    };
    let delimited = matches!(style, Style::SpaceDelimited | Style::PipeDelimited | Style::TabDelimited);
    let fits = match place {
        // Delimiters come from Swagger 2.0, where they are for every place.
        Place::Path => matches!(style, Style::Simple | Style::Label | Style::Matrix) || delimited,
        Place::Header => style == Style::Simple || delimited,
        Place::Query => matches!(style, Style::Form | Style::DeepObject) || delimited,
        Place::Cookie => style == Style::Form,
    };
    fits.then_some(style)
}
