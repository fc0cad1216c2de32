//! A type with known values: an enum.

use model::Value;
use model::types::{Enumeration, TypeId};
use quasi::{Code, Ident, Literal, rust};

use super::{Owner, TypeView};
use crate::rust::docs::{doc_of, doc_or};
use crate::rust::names::{Scope, variant_ident};

struct MemberView<'m> {
    ident: Ident,
    docs: Code,
    text: &'m str,
    number: i64,
}

/// What the members are called, in their order.
pub(super) fn member_idents(enumeration: &Enumeration, owner: Owner) -> Vec<Ident> {
    let mut scope = Scope::with(is_open(enumeration, owner).then_some("Other"));
    enumeration.members.iter().map(|member| scope.give(variant_ident(&member.name))).collect()
}

fn is_open(enumeration: &Enumeration, owner: Owner) -> bool {
    enumeration.open || owner == Owner::Vendor
}

pub(super) fn render_enumeration(view: &TypeView<'_>, id: TypeId, enumeration: &Enumeration) -> Code {
    let is_open = is_open(enumeration, view.owner);
    let members: Vec<MemberView<'_>> = enumeration
        .members
        .iter()
        .zip(member_idents(enumeration, view.owner))
        .map(|(member, ident)| {
            let (text, number) = match &member.value {
                Value::Text(text) => (text.as_str(), 0),
                Value::Number(digits) => (digits.as_str(), digits.parse().unwrap_or_default()),
                Value::Null | Value::Bool(_) | Value::List(_) | Value::Object(_) => ("", 0),
            };
            MemberView { ident, docs: doc_of(&member.docs), text, number }
        })
        .collect();
    let is_number = matches!(enumeration.members.first().map(|member| &member.value), Some(Value::Number(_)));
    let docs = doc_or(&view.types.get(id).docs, "");
    let mut out = render_definition(view.ident(id), &docs, &members, is_open, is_number);
    if is_number {
        out.push_item(&render_numbers(view.ident(id), &members, is_open));
    } else {
        out.push_item(&render_texts(view.ident(id), &members, is_open));
    }
    out
}

fn render_definition(ident: &Ident, docs: &Code, members: &[MemberView<'_>], is_open: bool, is_number: bool) -> Code {
    let is_copied = !is_open || is_number;
    rust! {
        #docs
        #[derive(Clone, #if is_copied { Copy, } Eq)]
        pub enum #ident {
            #for member in members {
                #{&member.docs}
                #{&member.ident},
            }
            #if is_open {
                /// A value that the document does not name, kept as it came.
                Other(#if is_number { i64 } #else { String }),
            }
        }
    }
}

fn render_texts(ident: &Ident, members: &[MemberView<'_>], is_open: bool) -> Code {
    let listed = members.iter().map(|member| Literal::Text(member.text));
    // A vendor's enum takes anything; only who is refused needs to be told what would have been right.
    let words = if is_open { rust!(&[]) } else { rust!(&[#for text in listed { #text, }]) };
    let first = &members[0].ident;
    // What a vendor may add one day has a place where the enumeration has a word for it.
    let unknown = members.iter().find(|member| member.text == "unknown").map(|member| &member.ident);
    rust! {
        impl #ident {
            /// The text as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    #for member in members {
                        Self::#{&member.ident} => #{Literal::Text(member.text)},
                    }
                    #if is_open {
                        Self::Other(text) => text,
                    }
                }
            }
        }

        impl Json for #ident {
            fn read(node: Node<'_>) -> Self {
                match node.text() {
                    #for member in members {
                        #{Literal::Text(member.text)} => Self::#{&member.ident},
                    }
                    #if is_open {
                        _ => Self::Other(node.unlisted(#words)),
                    } #else {
                        #if let Some(unknown) = unknown {
                            _ => node.unknown(#words, Self::#unknown),
                        } #else {
                            _ => node.refused(#words, Self::#first),
                        }
                    }
                }
            }

            fn write(&self, w: &mut Writer) {
                w.string(self.as_str());
            }
        }
    }
}

fn render_numbers(ident: &Ident, members: &[MemberView<'_>], is_open: bool) -> Code {
    let listed = members.iter().map(|member| Literal::Integer(member.number.into()));
    let numbers = if is_open { rust!(&[]) } else { rust!(&[#for number in listed { #number, }]) };
    let first = &members[0].ident;
    rust! {
        impl #ident {
            /// The number as it is sent.
            pub fn as_i64(&self) -> i64 {
                match self {
                    #for member in members {
                        Self::#{&member.ident} => #{Literal::Integer(member.number.into())},
                    }
                    #if is_open {
                        Self::Other(number) => *number,
                    }
                }
            }
        }

        impl Json for #ident {
            fn read(node: Node<'_>) -> Self {
                match node.i64() {
                    #for member in members {
                        #{Literal::Integer(member.number.into())} => Self::#{&member.ident},
                    }
                    #if is_open {
                        _ => Self::Other(node.unlisted_i64(#numbers)),
                    } #else {
                        _ => node.refused_i64(#numbers, Self::#first),
                    }
                }
            }

            fn write(&self, w: &mut Writer) {
                w.i64(self.as_i64());
            }
        }
    }
}
