//! The printer's word against rustfmt's: statements of the kinds that emitters print, with names from short to far too
//! long, must come out of rustfmt as they went in.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use quasi::{Code, Ident, Literal, rust};

/// One of each kind of line, with a name of a certain length in every place where a document's names go.
fn sample(length: usize) -> Code {
    let of = |start: &str| Ident::new(format!("{start}{}", "x".repeat(length.saturating_sub(start.len()))));
    let (name, other, ty, tag) = (of("n"), of("o"), of("T"), of("V"));
    let key = format!("k{}", "y".repeat(length));
    let (key, path) = (Literal::Text(&key), format!("/v1/{key}/{{id}}"));
    let path = Literal::Text(&path);
    rust! {
        use crate::start::{Alpha, Beta, Delta, Epsilon, Eta, Gamma, Iota, Kappa, Lambda, Sigma, #ty, #tag, Zeta};

        pub struct #ty {
            pub #name: Option<#ty>,
            pub #other: Vec<Option<std::collections::BTreeMap<String, #ty>>>,
            short: u8,
        }

        pub enum #tag {
            #ty,
            Two(Box<#ty>),
        }

        impl Json for #ty {
            fn read(node: Node<'_>) -> Self {
                let mut o = node.object();
                Self {
                    #name: o.opt_string(#key),
                    #other: o.get(#key, &Text { min: 1, max: 256, ..Text::ANY }),
                    #ty: o.or_with(#key, |n| n.text_in(&Text { min: 1, max: 256, ..Text::ANY })),
                    #tag: o.with(#key, |n| n.text_in(&Text { min: 1, max: 256, ..Text::ANY })),
                    short: o.opt_with(#key, |n| n.list_in(&Items { min: 1, ..Items::ANY }, |n| n.one_of(&[#key, #path]))),
                    rest: o.rest(),
                }
            }

            fn write(&self, w: &mut Writer) {
                let mut o = w.object();
                o.opt_string(#key, &self.#name);
                o.put(#key, &self.#other);
                match self {
                    Self::#tag => w.text(#key),
                    Self::#ty(value) => value.write(w),
                    Self::Other(text) => w.text(text),
                }
                match node.text() {
                    #key => Self::#tag,
                    #path => Self::#ty(Json::read(node)),
                    other => Self::Other(other.into()),
                }
                node.choose(&[|n| Self::#tag(Json::read(n)), |n| Self::#ty(Json::read(n))]).unwrap_or_else(Self::Other)
            }
        }

        impl Client {
            pub fn #name(&self, request: &#ty) -> Call<#tag, ErrorBody> {
                let mut r = self.client.request(Method::Post, #path);
                r.path(#key, Style::Simple, &request.#name);
                Call::json(r)
            }

            pub fn short(&self, #name: &str, #other: Option<&#ty>) -> Result<#tag, Failure> {
                let #name = #other;
                let #name = input.#other.as_ref().map(|value| value.#name.clone());
                let value = #ty { #name: input.#name.clone(), short: 1, ..#ty::new(input.id, input.#other) };
                if self.#name.is_empty() {
                    return Err(Failure::new(&codes::INVALID, #key));
                }
                app.#name.iter().map(|item| {
                    let value = item.#other;
                    value
                });
                Ok(#ty::new(input.#name, input.#other))
            }
        }

        pub const BASED: Base = Base {
            #name: 1,
            #other: "some text that is long enough that not everything fits",
            ..#ty::ANY
        };
        pub const #name: &[&str] = &[#key, #path, "short"];
        static RULE: #ty = #ty { #name: 1, #other: #key };
    }
}

#[test]
fn rustfmt_changes_nothing() {
    let mut disagreements = String::new();
    // Beyond 50, rustfmt opens angle brackets, which we do not.
    for length in 1..=50 {
        let printed = sample(length).print();
        let Some(formatted) = rustfmt(&printed) else {
            println!("SKIPPED: rustfmt is not installed");
            return;
        };
        for (ours, theirs) in differing(&printed, &formatted).into_iter().take(3) {
            let _ = write!(disagreements, "length {length}\n  ours:\n{ours}\n  rustfmt's:\n{theirs}\n");
        }
        if disagreements.len() > 4000 {
            break;
        }
    }
    assert!(disagreements.is_empty(), "{disagreements}");
}

/// Items that differ, as pairs of texts.
fn differing(ours: &str, theirs: &str) -> Vec<(String, String)> {
    let items = |text: &str| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>();
    items(ours).into_iter().zip(items(theirs)).filter(|(a, b)| a != b).collect()
}

fn rustfmt(text: &str) -> Option<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "max_width=120,use_small_heuristics=Max"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    String::from_utf8(output.stdout).ok()
}

/// The same template through `quote!`, which knows nothing of layout, and a printer that knows the grammar.
macro_rules! both {
    ($($template:tt)*) => {{
        let ours = syn::parse_file(&rust! { $($template)* }.print()).expect("what we print is Rust");
        let theirs = syn::parse2(quote::quote! { $($template)* }).expect("the template is Rust");
        (prettyplease::unparse(&ours), prettyplease::unparse(&theirs))
    }};
}

#[test]
fn layout_changes_no_token() {
    let (ours, theirs) = both! {
        #[allow(dead_code)]
        pub(crate) unsafe extern "C" fn f<'a, const N: usize, T: ?Sized + Fn(u8, &'a str) -> bool>(x: &'a mut [T; N]) -> !
        where
            T: 'a,
        {
            let ((a, b), [c, ..]) = (x.0.1, y[1..=2]);
            let v: Vec<HashMap<String, Vec<u8>>> = <Vec<_> as Default>::default();
            let z = a < b && b > c || a << 2 == !c >> 1 && *d != -e;
            x += 1; y -= a as i64 % 3;
            'outer: loop { break 'outer; }
            let s = S::<u8> { a, b: 1..2, ..Default::default() };
            if let Some(x @ 1..=9) | None = y { z?.await; } else { |a: u8, b| -> u8 { a }; }
            match z { A | B if c => d, S { a, .. } => { e } _ => return, }
            m!(a, b; c => d);
            r#type.r#fn(b"x", 'c', 1.5e3, "s\n", r"raw");
            vec![1, 2, 3].iter().map(|&(a, _)| a).filter(|x| x > &&1).collect::<Result<Vec<_>, _>>()?
        }
        impl<T> !Send for X<T> {}
        type A = Box<dyn for<'x> Fn(&'x u8) -> &'x u8 + Send + 'static>;
        pub use a::{b::{self, c}, d as e, f::*};
    };
    assert_eq!(ours, theirs);
}
