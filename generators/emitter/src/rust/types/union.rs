//! A type whose values are of one of several types: an enum that holds them.

use model::types::{Object, Shape, TypeId, Union, Variant};
use quasi::{Code, Ident, Literal, rust};

use super::reference::{reader_code, type_code};
use super::{Owner, TypeView};
use crate::rust::docs::doc_or;
use crate::rust::names::{Scope, variant_ident};

struct VariantView<'m> {
    ident: Ident,
    /// What it holds.
    ty: Code,
    /// How that is read from `n`.
    read: Code,
    tags: Vec<&'m str>,
    /// Whether the tag is a field of what it holds, and so written by that.
    holds_tag: bool,
}

/// What the variants of a union are called, in their order.
pub(crate) fn variant_idents(union: &Union, owner: Owner) -> Vec<Ident> {
    let mut scope = Scope::with((owner == Owner::Vendor).then_some("Other"));
    union.variants.iter().map(|variant| scope.give(variant_ident(&variant.name))).collect()
}

pub(super) fn render_union(view: &TypeView<'_>, id: TypeId, union: &Union) -> Code {
    let ident = view.ident(id);
    let is_open = view.owner == Owner::Vendor;
    let variant_view = |(at, (variant, ident)): (usize, (&Variant, Ident))| {
        let boxed = view.names.is_boxed(id, at);
        let ty = type_code(view, variant.ty);
        let read = match reader_code(view, variant.ty).filter(|_| !boxed) {
            Some(_) => reading_of(view, variant.ty),
            None => rust!(Json::read(n)),
        };
        VariantView {
            ident,
            ty: if boxed { rust!(Box<#ty>) } else { ty },
            read,
            tags: Vec::new(),
            holds_tag: union.tag.as_deref().is_some_and(|tag| has_field(view, variant.ty, tag)),
        }
    };
    let mut variants: Vec<VariantView<'_>> =
        union.variants.iter().zip(variant_idents(union, view.owner)).enumerate().map(variant_view).collect();
    // A tag that two variants claim is the first one's: readers report it.
    let mut claimed = std::collections::BTreeSet::new();
    for (shown, variant) in variants.iter_mut().zip(&union.variants) {
        shown.tags = variant.tags.iter().filter(|tag| claimed.insert(tag.as_str())).map(String::as_str).collect();
    }
    let docs = doc_or(&view.types.get(id).docs, "");
    let definition = rust! {
        #docs
        #[derive(Clone)]
        pub enum #ident {
            #for variant in &variants {
                #{&variant.ident}(#{&variant.ty}),
            }
            #if is_open {
                /// A value that fits none of these, kept as it came.
                Other(Value),
            }
        }
    };
    let mut out = definition;
    out.push_item(&match &union.tag {
        Some(tag) => render_tagged(ident, tag, &variants, is_open),
        None => render_chosen(ident, &variants, is_open),
    });
    out
}

/// Reads the tag first.
fn render_tagged(ident: &Ident, tag: &str, variants: &[VariantView<'_>], is_open: bool) -> Code {
    let tag = Literal::Text(tag);
    let tags = || variants.iter().flat_map(|variant| &variant.tags).map(|tag| Literal::Text(tag));
    let words = if is_open { rust!(&[]) } else { rust!(&[#for word in tags() { #word, }]) };
    let first = &variants[0].ident;
    rust! {
        impl Json for #ident {
            fn read(node: Node<'_>) -> Self {
                match node.tag(#tag) {
                    #for variant in variants {
                        #if let Some(tags) = any_of(&variant.tags) {
                            #tags => Self::#{&variant.ident}(Json::read(node)),
                        }
                    }
                    #if is_open {
                        _ => Self::Other(node.unlisted_tag(#tag, #words)),
                    } #else {
                        _ => Self::#first(node.refused_tag(#tag, #words)),
                    }
                }
            }

            fn write(&self, w: &mut Writer) {
                match self {
                    #for variant in variants {
                        #if variant.holds_tag || variant.tags.is_empty() {
                            Self::#{&variant.ident}(value) => value.write(w),
                        } #else {
                            Self::#{&variant.ident}(value) => w.tagged(#tag, #{Literal::Text(variant.tags[0])}, value),
                        }
                    }
                    #if is_open {
                        Self::Other(value) => value.write(w),
                    }
                }
            }
        }
    }
}

/// Takes the branch that fits best.
fn render_chosen(ident: &Ident, variants: &[VariantView<'_>], is_open: bool) -> Code {
    let branches = || variants.iter().map(|variant| (&variant.ident, &variant.read));
    let first = &variants[0].ident;
    rust! {
        impl Json for #ident {
            fn read(node: Node<'_>) -> Self {
                #if is_open {
                    node.choose(&[#for (ident, read) in branches() { |n| Self::#ident(#read), }]).unwrap_or_else(Self::Other)
                } #else {
                    node.choose(&[#for (ident, read) in branches() { |n| Self::#ident(#read), }])
                        .unwrap_or_else(|_| Self::#first(node.unfit()))
                }
            }

            fn write(&self, w: &mut Writer) {
                match self {
                    #for variant in variants {
                        Self::#{&variant.ident}(value) => value.write(w),
                    }
                    #if is_open {
                        Self::Other(value) => value.write(w),
                    }
                }
            }
        }
    }
}

/// `"a" | "b"`
fn any_of(tags: &[&str]) -> Option<Code> {
    let (first, more) = tags.split_first()?;
    let first = Literal::Text(first);
    Some(rust!(#first #for tag in more { | #{Literal::Text(tag)} }))
}

/// The expression behind `|n|` of a reader.
fn reading_of(view: &TypeView<'_>, id: TypeId) -> Code {
    super::reference::reading(view, id).unwrap_or_else(|| rust!(Json::read(n)))
}

fn has_field(view: &TypeView<'_>, id: TypeId, name: &str) -> bool {
    match view.types.shape(id) {
        Shape::Object(object) => Object::field(object, name).is_some(),
        Shape::Union(union) => union.variants.iter().all(|variant| has_field(view, variant.ty, name)),
        _ => false,
    }
}
