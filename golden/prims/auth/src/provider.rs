// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils auth.sh: a trait with a method for each route.
//!
//! Adapters of vendors implement it, and so does whatever is written by hand.

use prim_service::{BoxFuture, Call, Failure, codes};

use crate::api;

/// What a method gives back: an answer, or why there is none.
pub type Reply<'a, T> = BoxFuture<'a, Result<T, Failure>>;

/// Whoever fulfils auth.sh.
pub trait Provider: Send + Sync {
    /// List users, newest first.
    fn list_users<'a>(&'a self, call: &'a Call, input: &'a api::ListUsersInput) -> Reply<'a, api::UserPage>;

    /// Find every user with this address.
    fn find_users<'a>(&'a self, call: &'a Call, input: &'a api::FindUsersInput) -> Reply<'a, api::Users>;

    /// Read one user.
    fn get_user<'a>(&'a self, call: &'a Call, input: &'a api::GetUserInput) -> Reply<'a, api::User>;

    /// Create a user with a password.
    fn create_user<'a>(&'a self, call: &'a Call, input: &'a api::CreateUser) -> Reply<'a, api::User>;

    /// Change a user's name or metadata.
    fn update_user<'a>(&'a self, call: &'a Call, input: &'a api::UpdateUserInput) -> Reply<'a, api::User>;

    /// Keep a user from signing in.
    fn block_user<'a>(&'a self, call: &'a Call, input: &'a api::BlockUserInput) -> Reply<'a, api::User>;

    /// Let a user sign in again.
    fn unblock_user<'a>(&'a self, call: &'a Call, input: &'a api::UnblockUserInput) -> Reply<'a, api::User>;

    /// Remove a user for good.
    fn delete_user<'a>(&'a self, call: &'a Call, input: &'a api::DeleteUserInput) -> Reply<'a, ()>;

    /// Make a link with which a user sets a new password.
    fn reset_password<'a>(&'a self, call: &'a Call, input: &'a api::NewTicket) -> Reply<'a, api::Ticket> {
        let _ = (call, input);
        Box::pin(std::future::ready(Err(Failure::of(&codes::NOT_SUPPORTED))))
    }

    /// Make a link that signs a user in, once.
    fn sign_in_link<'a>(&'a self, call: &'a Call, input: &'a api::NewLink) -> Reply<'a, api::Ticket> {
        let _ = (call, input);
        Box::pin(std::future::ready(Err(Failure::of(&codes::NOT_SUPPORTED))))
    }
}
