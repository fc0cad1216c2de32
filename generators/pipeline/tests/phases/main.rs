//! The phases, over small repositories in folders of their own.

mod check;
mod generate;
mod support;
