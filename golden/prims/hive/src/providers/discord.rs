// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! discord fulfils hive.sh.

use std::time::Duration;

use prim_adapter::fresh::key_of;
use prim_adapter::make::{Object, accept, at, each, finish, given, list_of, or_null, repeatable, template};
use prim_adapter::{Cursors, Page, Problem, Rule, Rules, Upstream, When, connect};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Number, Value};
use prim_service::{Call, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::discord;

/// The provider `discord`.
#[derive(Clone)]
pub struct Discord {
    upstream: Upstream,
    cursors: Cursors,
    config: Config,
    /// The client of its API.
    pub discord: discord::Client,
}

impl Discord {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let discord_base = given(&config.discord_base_url).or_else(|| given("https://discord.com/api/v10"));
        Ok(Self {
            upstream: Upstream::new("discord"),
            cursors: Cursors::new("discord", &[given(&config.discord_bot_token)]),
            config: config.clone(),
            discord: discord::Client::new(
                connect::to(discord_base)
                    .auth(connect::headers([(
                        "Authorization",
                        template([given("Bot "), given(&config.discord_bot_token)]),
                    )]))
                    .header("User-Agent", "DiscordBot (https://hive.prim.sh, 1)")
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(10)),
                        total: Some(Duration::from_secs(19)),
                        ..Timeouts::default()
                    })
                    .retry(Retry {
                        attempts: 3,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("discord: {error}")))?,
            ),
        })
    }

    /// What we answer. For `POST /v1/messages`.
    fn post_message_answer(answer: &Value) -> Value {
        Self::message(answer)
    }

    /// What is asked of the vendor. For `POST /v1/messages`.
    fn post_message_request(input: &Value, call: &Call) -> discord::operations::CreateMessage {
        discord::operations::CreateMessage {
            channel_id: or_null(at(input, &["channel"])),
            body: Encoded::from(
                Object::new()
                    .set("content", at(input, &["text"]))
                    .set("nonce", key_of(call, "create_message", 25))
                    .fixed("enforce_nonce", true)
                    .fixed("allowed_mentions", Object::new().fixed("parse", list_of(given("users"))).value())
                    .set("message_reference", Object::new().set("message_id", at(input, &["reply_to"])).done())
                    .value(),
            ),
        }
    }

    /// What is asked of the vendor. For `DELETE /v1/channels/{channel}/messages/{message}`.
    fn delete_message_request(input: &Value) -> discord::operations::DeleteMessage {
        discord::operations::DeleteMessage {
            channel_id: or_null(at(input, &["channel"])),
            message_id: or_null(at(input, &["message"])),
        }
    }

    /// The items of a page. For `GET /v1/channels/{channel}/messages`.
    fn history_items(answer: &Value) -> Result<Option<Value>, Problem> {
        let made = each(Some(answer), |item| Ok(Self::message(item)))?;
        Ok(made)
    }

    /// Where the page after it begins. For `GET /v1/channels/{channel}/messages`.
    fn history_next(answer: &Value, page: &Page) -> Result<Option<String>, Problem> {
        let made = page.last(Some(answer), |item| Ok(at(item, &["id"])), None)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/channels/{channel}/messages`.
    fn history_request(input: &Value, page: &Page) -> discord::operations::ListMessages {
        discord::operations::ListMessages {
            channel_id: or_null(at(input, &["channel"])),
            before: or_null(page.position()),
            limit: or_null(page.size()),
        }
    }

    /// What we answer. For `GET /v1/channels`.
    fn list_channels_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new().set("data", each(Some(answer), |item| Ok(Self::channel(item)))?).value();
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/channels`.
    fn list_channels_request(&self) -> discord::operations::ListGuildChannels {
        discord::operations::ListGuildChannels { guild_id: or_null(&self.config.discord_guild_id) }
    }

    /// What we answer. For `POST /v1/channels`.
    fn create_channel_answer(answer: &Value) -> Value {
        Self::channel(answer)
    }

    /// What is asked of the vendor. For `POST /v1/channels`.
    fn create_channel_request(&self, input: &Value) -> discord::operations::CreateGuildChannel {
        discord::operations::CreateGuildChannel {
            guild_id: or_null(&self.config.discord_guild_id),
            body: Encoded::from(
                Object::new()
                    .set("name", at(input, &["name"]))
                    .fixed("type", 0)
                    .set("topic", at(input, &["topic"]))
                    .value(),
            ),
        }
    }

    /// What we answer. For `GET /v1/me`.
    fn whoami_answer(answer: &Value) -> Value {
        Object::new().set("id", at(answer, &["id"])).set("name", at(answer, &["username"])).value()
    }

    /// The map `Message`.
    fn message(source: &Value) -> Value {
        Object::new()
            .set("id", at(source, &["id"]))
            .set("channel", at(source, &["channel_id"]))
            .set("text", at(source, &["content"]))
            .set("author", at(source, &["author", "username"]))
            .set("sent_at", at(source, &["timestamp"]))
            .set("thread", at(source, &["thread", "id"]))
            .value()
    }

    /// The map `Channel`.
    fn channel(source: &Value) -> Value {
        Object::new()
            .set("id", at(source, &["id"]))
            .set("name", at(source, &["name"]))
            .set("topic", at(source, &["topic"]))
            .set("kind", at(source, &["type"]).map(Self::kind_table))
            .value()
    }

    /// The table `kind`.
    fn kind_table(value: &Value) -> Value {
        match value.as_number().and_then(Number::as_i64) {
            Some(0) => "text".into(),
            Some(2) => "voice".into(),
            Some(5) => "text".into(),
            _ => "other".into(),
        }
    }
}

impl Provider for Discord {
    fn post_message<'a>(&'a self, call: &'a Call, input: &'a api::PostMessage) -> Reply<'a, api::Message> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::post_message_request(input, call);
            let sent = repeatable(self.discord.create_message(&request), call);
            let reply = self.upstream.answer(call, sent, &POST_MESSAGE_ERRORS).await?;
            let answer: &Value = &reply;
            finish(Self::post_message_answer(answer))
        })
    }

    fn delete_message<'a>(&'a self, call: &'a Call, input: &'a api::DeleteMessageInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::delete_message_request(input);
            let sent = self.discord.delete_message(&request);
            self.upstream.answer(call, sent, &ERRORS).await?;
            Ok(())
        })
    }

    fn history<'a>(&'a self, call: &'a Call, input: &'a api::HistoryInput) -> Reply<'a, api::MessagePage> {
        Box::pin(async move {
            let input = &Value::of(input);
            let page = &self.cursors.open("history", input)?.at_most(100);
            let request = Self::history_request(input, page);
            let sent = self.discord.list_messages(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            let items = Self::history_items(answer).map_err(|problem| self.upstream.unfit(problem))?;
            let next = Self::history_next(answer, page).map_err(|problem| self.upstream.unfit(problem))?;
            page.answer(items, next)
        })
    }

    fn list_channels<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Channels> {
        Box::pin(async move {
            let request = self.list_channels_request();
            let sent = self.discord.list_guild_channels(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::list_channels_answer(answer))
        })
    }

    fn create_channel<'a>(&'a self, call: &'a Call, input: &'a api::CreateChannel) -> Reply<'a, api::Channel> {
        Box::pin(async move {
            let mut taken = Value::of(input);
            accept(&mut taken, "private", &["false"])?;
            let input = &taken;
            let request = self.create_channel_request(input);
            let sent = self.discord.create_guild_channel(&request);
            let reply = self.upstream.answer(call, sent, &CREATE_CHANNEL_ERRORS).await?;
            let answer: &Value = &reply;
            finish(Self::create_channel_answer(answer))
        })
    }

    fn whoami<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Me> {
        Box::pin(async move {
            let sent = self.discord.get_my_user();
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            finish(Self::whoami_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static POST_MESSAGE_ERRORS: Rules = Rules {
    message: &[&["message"]],
    code: &[&["code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("10003"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("10008"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(403), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("50001"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("50013"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("50035"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["message"]],
    code: &[&["code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("10003"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("10008"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(403), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("50001"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("50013"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["message"]],
    code: &[&["code"]],
    rules: &[Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED }],
    success: &[],
};

/// How the vendor's failures become ours.
static CREATE_CHANNEL_ERRORS: Rules = Rules {
    message: &[&["message"]],
    code: &[&["code"]],
    rules: &[
        Rule { when: When::Status(403), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("50001"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("50013"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("30013"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("50035"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
    ],
    success: &[],
};
