//! A type with known fields: a struct.

use model::Value;
use model::types::{Extra, Field, Format, Group, Object, Rule, Shape, TypeId};
use quasi::{Code, Ident, Literal, doc, rust};

use super::enumeration::member_idents;
use super::reference::{Presence, default_of, presence_of, present_code, reader_code, type_code};
use super::{Owner, TypeView};
use crate::rust::docs::{doc_of, doc_or};
use crate::rust::names::{Scope, value_ident};

/// A field as it is printed.
struct FieldView<'m> {
    field: &'m Field,
    ident: Ident,
    key: Literal<'m>,
    /// The type in the struct.
    ty: Code,
    /// The type of a value that is there.
    inner: Code,
    presence: Presence,
    boxed: bool,
    /// The closure that reads it, where its type's own `read` does not do all.
    reader: Option<Code>,
    /// The only text it can be.
    constant: Option<&'m str>,
}

pub(super) fn render_object(view: &TypeView<'_>, id: TypeId, object: &Object) -> Code {
    let ident = view.ident(id);
    let ty = view.types.get(id);
    let fields = fields_of(view, id, object);
    let rest = rest_of(view, object, &fields);
    let docs = doc_or(&ty.docs, "");
    let derive = if is_default(view, &fields) { rust!(#[derive(Clone, Default)]) } else { rust!(#[derive(Clone)]) };
    let shown = fields.iter().filter(|field| is_printed(view, field));
    let definition = rust! {
        #docs
        #derive
        pub struct #ident {
            #for field in shown {
                #{doc_of(&field.field.docs)}
                #if field.field.deprecated { #[deprecated] }
                pub #{&field.ident}: #{&field.ty},
            }
            #if let Some(rest) = &rest {
                #{doc(if rest.typed { "Fields that the document does not name, of the type that it says they have." } else { "Fields that the document does not name, kept as they came." })}
                pub #{&rest.ident}: #{&rest.ty},
            }
        }
    };
    let mut out = definition;
    if view.made[id.index()] {
        out.push_item(&render_new(view, ident, &fields, rest.as_ref()));
    }
    out.push_item(&render_json(view, ident, object, &fields, rest.as_ref()));
    out
}

/// What the fields of a struct are called, in their order.
pub(crate) fn field_idents(fields: &[Field]) -> Vec<Ident> {
    let mut scope = Scope::default();
    fields.iter().map(|field| scope.give(value_ident(&field.words))).collect()
}

/// What the field is called that holds what a document does not name, beside fields that it does.
pub(crate) fn others_ident(fields: &[Field]) -> Ident {
    let idents = field_idents(fields);
    Scope::with(idents.iter().map(Ident::as_str)).give(Ident::new("others"))
}

fn fields_of<'m>(view: &TypeView<'m>, id: TypeId, object: &'m Object) -> Vec<FieldView<'m>> {
    let field_view = |(at, (field, ident)): (usize, (&'m Field, Ident))| {
        let presence = presence_of(field, view.owner);
        let boxed = view.names.is_boxed(id, at);
        let inner = type_code(view, field.ty.id);
        let inner = if boxed { rust!(Box<#inner>) } else { inner };
        let constant = match view.types.shape(field.ty.id) {
            Shape::Constant(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        FieldView {
            field,
            ident,
            key: Literal::Text(&field.name),
            ty: present_code(&inner, presence),
            inner,
            presence,
            boxed,
            reader: reader_code(view, field.ty.id),
            constant,
        }
    };
    object.fields.iter().zip(field_idents(&object.fields)).enumerate().map(field_view).collect()
}

/// A field of ours that can only be one text takes no room: reading checks it, writing writes it.
fn is_printed(view: &TypeView<'_>, field: &FieldView<'_>) -> bool {
    !(view.owner == Owner::Ours && field.constant.is_some() && field.presence == Presence::Always)
}

/// Where the fields go that the spec does not name.
struct RestView {
    ident: Ident,
    ty: Code,
    typed: bool,
}

fn rest_of(view: &TypeView<'_>, object: &Object, fields: &[FieldView<'_>]) -> Option<RestView> {
    let mut scope = Scope::with(fields.iter().map(|field| field.ident.as_str()));
    let typed = match object.extra {
        Extra::Keep(ty) if !matches!(view.types.shape(ty.id), Shape::Any) => Some(ty),
        Extra::Keep(_) => None,
        Extra::Refuse | Extra::Drop if view.owner == Owner::Vendor => None,
        Extra::Refuse | Extra::Drop => return None,
    };
    let ident = scope.give(Ident::new(if typed.is_some() { "others" } else { "rest" }));
    let ty = match typed {
        Some(ty) => {
            let inner = type_code(view, ty.id);
            if ty.nullable { rust!(Map<Option<#inner>>) } else { rust!(Map<#inner>) }
        }
        None => rust!(Rest),
    };
    Some(RestView { ident, ty, typed: typed.is_some() })
}

/// Whether every field can be left out.
fn is_default(view: &TypeView<'_>, fields: &[FieldView<'_>]) -> bool {
    view.owner == Owner::Vendor
        && fields
            .iter()
            .all(|field| matches!(field.presence, Presence::Optional | Presence::Maybe | Presence::Nullable))
}

/// A constructor from what is required, for types that requests are made of.
fn render_new(view: &TypeView<'_>, ident: &Ident, fields: &[FieldView<'_>], rest: Option<&RestView>) -> Code {
    let needed: Vec<_> =
        fields.iter().filter(|field| field.presence == Presence::Always && field.constant.is_none()).collect();
    let makes = fields.iter().any(|field| field.presence == Presence::Always);
    if view.owner == Owner::Ours || !makes {
        return Code::new();
    }
    rust! {
        impl #ident {
            /// A value with everything that is required, and nothing else.
            pub fn new(#for field in &needed { #{&field.ident}: #{&field.inner}, }) -> Self {
                Self {
                    #for field in fields {
                        #if field.presence == Presence::Always && field.constant.is_none() {
                            #{&field.ident},
                        } #else {
                            #{&field.ident}: #{initial(field)},
                        }
                    }
                    #if let Some(rest) = rest {
                        #{&rest.ident}: #{&rest.ty}::default(),
                    }
                }
            }
        }
    }
}

fn initial(field: &FieldView<'_>) -> Code {
    match (field.presence, field.constant) {
        (Presence::Always, Some(text)) => {
            let text = Literal::Text(text);
            rust!(#text.to_owned())
        }
        (Presence::Maybe, _) => rust!(Maybe::Absent),
        _ => rust!(None),
    }
}

fn render_json(
    view: &TypeView<'_>,
    ident: &Ident,
    object: &Object,
    fields: &[FieldView<'_>],
    rest: Option<&RestView>,
) -> Code {
    let printed = |field: &&FieldView<'_>| is_printed(view, field);
    let groups = object.groups.iter().filter(|_| view.owner == Owner::Ours).map(render_group);
    let fixed: Vec<_> = fields.iter().filter(|field| !is_printed(view, field)).collect();
    let end = render_end(view, object, rest);
    rust! {
        impl Json for #ident {
            fn read(node: Node<'_>) -> Self {
                let mut o = node.object();
                #for group in groups {
                    #group
                }
                #for field in fixed {
                    o.fixed(#{field.key}, #{Literal::Text(field.constant.unwrap_or_default())});
                }
                #if end.is_empty() {
                    Self {
                        #for field in fields.iter().filter(printed) { #{&field.ident}: #{read_field(view, field)}, }
                        #if let Some(rest) = rest { #{&rest.ident}: #{read_rest(rest)}, }
                    }
                } #else {
                    let value = Self {
                        #for field in fields.iter().filter(printed) { #{&field.ident}: #{read_field(view, field)}, }
                    };
                    #end
                    value
                }
            }

            fn write(&self, w: &mut Writer) {
                #if fields.is_empty() && rest.is_none() {
                    w.object().close();
                } #else {
                    let mut o = w.object();
                    #for field in fields {
                        #{write_field(view, field)}
                    }
                    #if let Some(rest) = rest {
                        #if rest.typed { o.others(&self.#{&rest.ident}); } #else { o.rest(&self.#{&rest.ident}); }
                    }
                    o.close();
                }
            }
        }
    }
}

/// What happens to the fields that nobody asked for, where they are not kept.
fn render_end(view: &TypeView<'_>, object: &Object, rest: Option<&RestView>) -> Code {
    match object.extra {
        _ if rest.is_some() => Code::new(),
        Extra::Refuse if view.owner == Owner::Ours => rust!(o.refuse();),
        Extra::Refuse | Extra::Drop | Extra::Keep(_) => rust!(o.ignore();),
    }
}

fn render_group(group: &Group) -> Code {
    let method = Ident::new(match group.rule {
        Rule::AnyOf => "any_of",
        Rule::OneOf => "one_of",
    });
    rust! {
        o.#method(&[#for names in &group.alternatives { &[#for name in names { #{Literal::Text(name)}, }], }]);
    }
}

fn read_field(view: &TypeView<'_>, field: &FieldView<'_>) -> Code {
    let key = field.key;
    let default = default_of(field.field).filter(|_| field.presence == Presence::Defaulted);
    let literal = default.and_then(|default| default_code(view, field, default));
    if let (Some(default), None) = (default, &literal) {
        let json = crate::json::compact(default);
        return rust!(o.or_json(#key, #{Literal::Text(&json)}));
    }
    // A boxed type reads itself; its rules, if it had any, would be those of the box.
    let reader = field.reader.as_ref().filter(|_| !field.boxed);
    let method = Ident::new(match (field.presence, reader.is_some()) {
        (Presence::Always, false) => "get",
        (Presence::Nullable, false) => "nullable",
        (Presence::Optional, false) => "opt",
        (Presence::Maybe, false) => "maybe",
        (Presence::Defaulted, false) => "or",
        (Presence::Always, true) => "with",
        (Presence::Nullable, true) => "nullable_with",
        (Presence::Optional, true) => "opt_with",
        (Presence::Maybe, true) => "maybe_with",
        (Presence::Defaulted, true) => "or_with",
    });
    rust!(o.#method(#key, #if let Some(default) = literal { #default, } #if let Some(reader) = reader { #reader, }))
}

/// A default as a value of the field's type, where that has a literal.
fn default_code(view: &TypeView<'_>, field: &FieldView<'_>, default: &Value) -> Option<Code> {
    let id = field.field.ty.id;
    Some(match (view.types.shape(id), default) {
        (Shape::Boolean, Value::Bool(value)) => rust!(#{Literal::Bool(*value)}),
        (Shape::Integer(_), Value::Number(digits)) => rust!(#{Literal::Integer(digits.parse::<i64>().ok()?.into())}),
        (Shape::Number(_), Value::Number(digits)) => rust!(#{Literal::Float(digits.parse().ok()?)}),
        (Shape::Text(text), Value::Text(value)) => {
            let ty = match text.format {
                Format::Plain | Format::Url | Format::Email | Format::Phone | Format::Id | Format::Other(_) => {
                    return Some(rust!(#{Literal::Text(value)}.into()));
                }
                Format::DateTime => "DateTime",
                Format::Date => "Date",
                Format::Uuid => "Uuid",
                Format::Decimal(_) => "Decimal",
                Format::Base64 | Format::Secret => return None,
            };
            rust!(#{Ident::new(ty)}::raw(#{Literal::Text(value)}))
        }
        (Shape::Enumeration(enumeration), _) if !field.boxed => {
            let at = enumeration.members.iter().position(|member| member.value == *default)?;
            let variant = member_idents(enumeration, view.owner).into_iter().nth(at)?;
            rust!(#{view.ident(id)}::#variant)
        }
        _ => return None,
    })
}

fn read_rest(rest: &RestView) -> Code {
    if rest.typed { rust!(o.others()) } else { rust!(o.rest()) }
}

fn write_field(view: &TypeView<'_>, field: &FieldView<'_>) -> Code {
    let (key, ident) = (field.key, &field.ident);
    if !is_printed(view, field) {
        let text = Literal::Text(field.constant.unwrap_or_default());
        return rust!(o.string(#key, #text););
    }
    let method = Ident::new(match field.presence {
        Presence::Always | Presence::Defaulted => "put",
        Presence::Nullable => "nullable",
        Presence::Optional => "opt",
        Presence::Maybe => "maybe",
    });
    rust!(o.#method(#key, &self.#ident);)
}
