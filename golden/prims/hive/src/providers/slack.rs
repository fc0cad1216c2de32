// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! slack fulfils hive.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, each, given, is, or_null, there, via};
use prim_adapter::tables::unlisted;
use prim_adapter::{Cursors, Page, Problem, Rule, Rules, Steps, Upstream, When, connect, need, text, time};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, Failure, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::slack;

/// The provider `slack`.
#[derive(Clone)]
pub struct Slack {
    upstream: Upstream,
    cursors: Cursors,
    /// The client of its API.
    pub slack: slack::Client,
}

impl Slack {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let slack_base = given(&config.slack_base_url).or_else(|| given("https://slack.com/api"));
        Ok(Self {
            upstream: Upstream::new("slack"),
            cursors: Cursors::new("slack", &[given(&config.slack_bot_token)]),
            slack: slack::Client::new(
                connect::to(slack_base)
                    .auth(connect::bearer(&config.slack_bot_token))
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
                    .map_err(|error| StartError(format!("slack: {error}")))?,
            ),
        })
    }

    /// What we answer. For `POST /v1/messages`.
    fn post_message_answer(input: &Value, answer: &Value) -> Result<Value, Problem> {
        let made = need(via(at(answer, &["message"]), |source| Self::message(source, input))?, "message")?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/messages`.
    fn post_message_request(input: &Value) -> slack::operations::ChatPostMessage {
        slack::operations::ChatPostMessage {
            body: Encoded::from(
                Object::new()
                    .set("channel", at(input, &["channel"]))
                    .set("text", at(input, &["text"]))
                    .set("thread_ts", at(input, &["reply_to"]))
                    .value(),
            ),
        }
    }

    /// What we answer. For `POST /v1/messages/scheduled`.
    fn schedule_message_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", need(at(answer, &["scheduled_message_id"]), "scheduled_message_id")?)
            .set("channel", need(at(answer, &["channel"]), "channel")?)
            .set("send_at", need(via(at(answer, &["post_at"]), time::from_unix_s)?, "post_at")?)
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/messages/scheduled`.
    fn schedule_message_request(input: &Value) -> Result<slack::operations::ChatScheduleMessage, Problem> {
        let made = slack::operations::ChatScheduleMessage {
            body: Encoded::from(
                Object::new()
                    .set("channel", at(input, &["channel"]))
                    .set("text", at(input, &["text"]))
                    .set("post_at", via(at(input, &["send_at"]), time::to_unix_s)?)
                    .set("thread_ts", at(input, &["reply_to"]))
                    .value(),
            ),
        };
        Ok(made)
    }

    /// What is asked of the vendor. For `DELETE /v1/channels/{channel}/messages/{message}`.
    fn delete_message_request(input: &Value) -> slack::operations::ChatDelete {
        slack::operations::ChatDelete {
            body: Encoded::from(
                Object::new().set("channel", at(input, &["channel"])).set("ts", at(input, &["message"])).value(),
            ),
        }
    }

    /// The items of a page. For `GET /v1/channels/{channel}/messages`.
    fn history_items(input: &Value, answer: &Value) -> Result<Option<Value>, Problem> {
        let made = each(at(answer, &["messages"]), |item| Self::message2(item, input))?;
        Ok(made)
    }

    /// Where the page after it begins. For `GET /v1/channels/{channel}/messages`.
    fn history_next(answer: &Value, page: &Page) -> Result<Option<String>, Problem> {
        let made = page.token(at(answer, &["response_metadata", "next_cursor"]))?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/channels/{channel}/messages`.
    fn history_request(input: &Value, page: &Page) -> slack::operations::ConversationsHistory {
        slack::operations::ConversationsHistory {
            channel: or_null(at(input, &["channel"])),
            limit: or_null(page.size()),
            cursor: or_null(page.position()),
        }
    }

    /// What we answer. For `GET /v1/channels`.
    fn list_channels_answer(answer: &Value) -> Result<Value, Problem> {
        let made =
            Object::new().set("data", need(each(at(answer, &["channels"]), Self::channel)?, "channels")?).value();
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/channels`.
    fn list_channels_request() -> slack::operations::ConversationsList {
        slack::operations::ConversationsList {
            types: Value::from("public_channel,private_channel"),
            exclude_archived: Value::from(true),
            limit: Value::from(1000),
        }
    }

    /// What is asked of the vendor. For `POST /v1/channels`.
    fn create_channel_made_step_request(input: &Value) -> Result<slack::operations::ConversationsCreate, Problem> {
        let made = slack::operations::ConversationsCreate {
            body: Encoded::from(
                Object::new()
                    .set("name", via(at(input, &["name"]), text::lower)?)
                    .set("is_private", at(input, &["private"]))
                    .value(),
            ),
        };
        Ok(made)
    }

    /// The step `made` of `POST /v1/channels`.
    async fn create_channel_made_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = Self::create_channel_made_step_request(input).map_err(Problem::of_caller)?;
        let sent = self.slack.conversations_create(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS4).await?;
        let answer: &Value = &reply;
        if is(at(answer, &["ok"]), false) {
            return Err(self.upstream.refused(&reply, &ERRORS4));
        }
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `POST /v1/channels`.
    fn create_channel_made_undo_request(made_step: &Value) -> Result<slack::operations::ConversationsArchive, Problem> {
        let made = slack::operations::ConversationsArchive {
            body: Encoded::from(
                Object::new().set("channel", need(at(made_step, &["channel", "id"]), "channel.id")?).value(),
            ),
        };
        Ok(made)
    }

    /// Undoes the step `made` of `POST /v1/channels`.
    fn create_channel_made_undo(&self, made_step: &Value) -> Result<prim_client::Call<Value, Value>, Problem> {
        let request = Self::create_channel_made_undo_request(made_step)?;
        Ok(self.slack.conversations_archive(&request))
    }

    /// What is asked of the vendor. For `POST /v1/channels`.
    fn create_channel_topic_step_request(
        input: &Value,
        made_step: &Value,
    ) -> Result<slack::operations::ConversationsSetTopic, Problem> {
        let made = slack::operations::ConversationsSetTopic {
            body: Encoded::from(
                Object::new()
                    .set("channel", need(at(made_step, &["channel", "id"]), "channel.id")?)
                    .set("topic", need(at(input, &["topic"]), "topic")?)
                    .value(),
            ),
        };
        Ok(made)
    }

    /// The step `topic` of `POST /v1/channels`.
    async fn create_channel_topic_step(&self, call: &Call, input: &Value, made_step: &Value) -> Result<Value, Failure> {
        let request = Self::create_channel_topic_step_request(input, made_step).map_err(Problem::of_caller)?;
        let sent = self.slack.conversations_set_topic(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS4).await?;
        let answer: &Value = &reply;
        if is(at(answer, &["ok"]), false) {
            return Err(self.upstream.refused(&reply, &ERRORS4));
        }
        Ok(reply.into_value())
    }

    /// What we answer. For `POST /v1/channels`.
    fn create_channel_answer(input: &Value, made_step: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", need(at(made_step, &["channel", "id"]), "channel.id")?)
            .set("name", need(at(made_step, &["channel", "name"]), "channel.name")?)
            .set("topic", at(input, &["topic"]))
            .set("kind", via(at(input, &["private"]), Self::kind_table)?)
            .value();
        Ok(made)
    }

    /// What we answer. For `GET /v1/me`.
    fn whoami_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", need(at(answer, &["user_id"]), "user_id")?)
            .set("name", need(at(answer, &["user"]), "user")?)
            .set("space", at(answer, &["team"]))
            .value();
        Ok(made)
    }

    /// The map `Message`.
    fn message(source: &Value, input: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["ts"]))
            .set("channel", at(input, &["channel"]))
            .set("text", at(source, &["text"]).cloned().or_else(|| given("")))
            .set("author", at(source, &["username"]).or_else(|| at(source, &["user"])))
            .set("sent_at", via(at(source, &["ts"]), time::from_unix_s)?)
            .set("thread", at(source, &["thread_ts"]))
            .value();
        Ok(made)
    }

    /// The map `Message`.
    fn message2(source: &Value, input: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["ts"]))
            .set("channel", at(input, &["channel"]))
            .set("text", at(source, &["text"]).cloned().or_else(|| given("")))
            .set("author", at(source, &["username"]).or_else(|| at(source, &["user"])))
            .set("sent_at", via(at(source, &["ts"]), time::from_unix_s)?)
            .set("thread", at(source, &["thread_ts"]))
            .value();
        Ok(made)
    }

    /// The map `Channel`.
    fn channel(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["id"]))
            .set("name", at(source, &["name"]))
            .set("topic", via(at(source, &["topic", "value"]), text::nonblank)?)
            .set("kind", via(at(source, &["is_private"]), Self::kind_table)?.or_else(|| given("text")))
            .value();
        Ok(made)
    }

    /// The table `kind`.
    fn kind_table(value: &Value) -> Result<Value, Problem> {
        Ok(match value.as_bool() {
            Some(true) => "group".into(),
            Some(false) => "text".into(),
            _ => return Err(unlisted("kind", value)),
        })
    }
}

impl Provider for Slack {
    fn post_message<'a>(&'a self, call: &'a Call, input: &'a api::PostMessage) -> Reply<'a, api::Message> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::post_message_request(input);
            let sent = self.slack.chat_post_message(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            if is(at(answer, &["ok"]), false) {
                return Err(self.upstream.refused(&reply, &ERRORS));
            }
            self.upstream.finish(Self::post_message_answer(input, answer))
        })
    }

    fn schedule_message<'a>(
        &'a self,
        call: &'a Call,
        input: &'a api::ScheduleMessage,
    ) -> Reply<'a, api::ScheduledMessage> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::schedule_message_request(input).map_err(Problem::of_caller)?;
            let sent = self.slack.chat_schedule_message(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            if is(at(answer, &["ok"]), false) {
                return Err(self.upstream.refused(&reply, &ERRORS));
            }
            self.upstream.finish(Self::schedule_message_answer(answer))
        })
    }

    fn delete_message<'a>(&'a self, call: &'a Call, input: &'a api::DeleteMessageInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::delete_message_request(input);
            let sent = self.slack.chat_delete(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            if is(at(answer, &["ok"]), false) {
                return Err(self.upstream.refused(&reply, &ERRORS2));
            }
            Ok(())
        })
    }

    fn history<'a>(&'a self, call: &'a Call, input: &'a api::HistoryInput) -> Reply<'a, api::MessagePage> {
        Box::pin(async move {
            let input = &Value::of(input);
            let page = &self.cursors.open("history", input)?.at_most(999);
            let request = Self::history_request(input, page);
            let sent = self.slack.conversations_history(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            if is(at(answer, &["ok"]), false) {
                return Err(self.upstream.refused(&reply, &ERRORS2));
            }
            let items = Self::history_items(input, answer).map_err(|problem| self.upstream.unfit(problem))?;
            let next = Self::history_next(answer, page).map_err(|problem| self.upstream.unfit(problem))?;
            page.answer(items, next)
        })
    }

    fn list_channels<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Channels> {
        Box::pin(async move {
            let request = Self::list_channels_request();
            let sent = self.slack.conversations_list(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS3).await?;
            let answer: &Value = &reply;
            if is(at(answer, &["ok"]), false) {
                return Err(self.upstream.refused(&reply, &ERRORS3));
            }
            self.upstream.finish(Self::list_channels_answer(answer))
        })
    }

    fn create_channel<'a>(&'a self, call: &'a Call, input: &'a api::CreateChannel) -> Reply<'a, api::Channel> {
        Box::pin(async move {
            let input = &Value::of(input);
            let mut steps = Steps::new(self.upstream, call);
            let outcome = async {
                let made_step = &self.create_channel_made_step(call, input).await?;
                steps.undo_unless("made", made_step, self.create_channel_made_undo(made_step), &ERRORS4, |answer| {
                    is(at(answer, &["ok"]), false)
                });
                if there(at(input, &["topic"])) {
                    self.create_channel_topic_step(call, input, made_step).await?;
                }
                self.upstream.finish(Self::create_channel_answer(input, made_step))
            };
            let outcome = outcome.await;
            steps.end(outcome).await
        })
    }

    fn whoami<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Me> {
        Box::pin(async move {
            let sent = self.slack.auth_test();
            let reply = self.upstream.answer(call, sent, &ERRORS3).await?;
            let answer: &Value = &reply;
            if is(at(answer, &["ok"]), false) {
                return Err(self.upstream.refused(&reply, &ERRORS3));
            }
            self.upstream.finish(Self::whoami_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["error"]],
    code: &[&["error"]],
    rules: &[
        Rule { when: When::Code("channel_not_found"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("thread_not_found"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("message_not_found"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("not_in_channel"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("missing_scope"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("is_archived"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("restricted_action"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("cant_delete_message"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("msg_too_long"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("no_text"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("invalid_name"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("invalid_name_maxlength"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("invalid_name_specials"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("time_in_past"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("time_too_far"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("ratelimited"), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("rate_limited"), code: &prim_service::codes::RATE_LIMITED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["error"]],
    code: &[&["error"]],
    rules: &[
        Rule { when: When::Code("channel_not_found"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("thread_not_found"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("message_not_found"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("not_in_channel"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("missing_scope"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("is_archived"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("restricted_action"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("cant_delete_message"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("ratelimited"), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("rate_limited"), code: &prim_service::codes::RATE_LIMITED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS3: Rules = Rules {
    message: &[&["error"]],
    code: &[&["error"]],
    rules: &[
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("ratelimited"), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("rate_limited"), code: &prim_service::codes::RATE_LIMITED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS4: Rules = Rules {
    message: &[&["error"]],
    code: &[&["error"]],
    rules: &[
        Rule { when: When::Code("not_in_channel"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("missing_scope"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("is_archived"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("restricted_action"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("cant_delete_message"), code: &crate::errors::NO_ACCESS },
        Rule { when: When::Code("name_taken"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("msg_too_long"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("no_text"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("invalid_name"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("invalid_name_maxlength"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("invalid_name_specials"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("time_in_past"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("time_too_far"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("ratelimited"), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("rate_limited"), code: &prim_service::codes::RATE_LIMITED },
    ],
    success: &[],
};
