//! What templates print.

use quasi::{Code, Ident, Literal, doc, rust};

fn ident(name: &str) -> Ident {
    Ident::new(name)
}

#[test]
fn prints_as_it_stands() {
    let code = rust! {
        //! About.
        use std::fmt::{self, Debug};

        /// A thing.
        #[derive(Clone, PartialEq)]
        pub struct Thing<'a, T: Debug> {
            /// Its name.
            pub name: &'a str,
            pub(crate) values: Vec<(T, Option<u8>)>,
        }

        impl<'a, T: Debug> fmt::Display for Thing<'a, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let count = self.values.len() as u64;
                if count > 1 && self.name != "x" {
                    return write!(f, "{} {:?}", self.name, -1);
                } else if let Some((value, _)) = self.values.first() {
                    value.fmt(f)?;
                }
                match count {
                    0 => Ok(()),
                    1..=9 => f.write_str("few"),
                    _ => Err(fmt::Error),
                }
            }
        }

        fn none() {}

        fn closure() -> impl Fn(u8) -> bool {
            move |a| !a.is_ascii() || *&a == b'x'
        }
    };
    let expected = "\
//! About.
use std::fmt::{self, Debug};

/// A thing.
#[derive(Clone, PartialEq)]
pub struct Thing<'a, T: Debug> {
    /// Its name.
    pub name: &'a str,
    pub(crate) values: Vec<(T, Option<u8>)>,
}

impl<'a, T: Debug> fmt::Display for Thing<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.values.len() as u64;
        if count > 1 && self.name != \"x\" {
            return write!(f, \"{} {:?}\", self.name, -1);
        } else if let Some((value, _)) = self.values.first() {
            value.fmt(f)?;
        }
        match count {
            0 => Ok(()),
            1..=9 => f.write_str(\"few\"),
            _ => Err(fmt::Error),
        }
    }
}

fn none() {}

fn closure() -> impl Fn(u8) -> bool {
    move |a| !a.is_ascii() || *&a == b'x'
}
";
    assert_eq!(code.print(), expected);
}

#[test]
fn fills_in() {
    let fields = [("a", true), ("b_c", false)];
    let nobody: [Ident; 0] = [];
    let name = ident("Thing");
    let none = Code::new();
    let code = rust! {
        #{doc("One.\n\nTwo.")}
        #none
        struct #name {
            #for (field, long) in fields {
                #if long {
                    /// Long.
                }
                #{ident(field)}: #if long { Long } #else { Short }<u8>,
            }
        }

        #for (field, _) in fields {

            fn #{ident(field)}(#for (other, _) in fields { #{ident(other)}: u8, }) {
                call(#{Literal::Text(field)}, #{Literal::Integer(-1_000_000)});
            }
        }
        #for never in &nobody {
            #never
        }
        impl #name {
            #for never in &nobody {
                #never
            }
        }
    };
    let expected = "\
/// One.
///
/// Two.
struct Thing {
    /// Long.
    a: Long<u8>,
    b_c: Short<u8>,
}

fn a(a: u8, b_c: u8) {
    call(\"a\", -1_000_000);
}

fn b_c(a: u8, b_c: u8) {
    call(\"b_c\", -1_000_000);
}
impl Thing {}
";
    assert_eq!(code.print(), expected);
}

#[test]
fn text_cannot_leave_its_literal() {
    for text in ["\"", "\\", "a\nb", "\u{202e}x", "\0", "é", "${}#{}", "\u{1}\u{2}\u{e}"] {
        let printed = rust! { let x = #{Literal::Text(text)}; }.print();
        let parsed: syn::Stmt = syn::parse_str(&printed).unwrap();
        let syn::Stmt::Local(local) = parsed else { panic!("a let") };
        let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(literal), .. }) = &*local.init.unwrap().expr else {
            panic!("text")
        };
        assert_eq!(literal.value(), text);
        assert!(printed.chars().all(|c| c == '\n' || !c.is_control()), "{printed:?}");
    }
    let comment = rust! {
        #{doc("a\n*/ fn x() {}\r\u{1}b\u{202e}\n\n```")}
        fn y() {}
    };
    assert_eq!(comment.print(), "/// a\n/// */ fn x() {}b\n///\n/// ```\nfn y() {}\n");
}

#[test]
#[should_panic(expected = "not an identifier")]
fn identifiers_are_checked() {
    Ident::new("a b");
}
