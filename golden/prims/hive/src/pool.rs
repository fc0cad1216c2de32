// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! hive.sh over several providers: who is asked, and who is asked next.

use std::sync::Arc;
use std::time::Duration;

use prim_pool::{Breaker, Elsewhere, Ids, Policy, Pool, Route, Rules};
use prim_service::{Call, Metrics, StartError};

use crate::api;
use crate::provider::{Provider, Reply};

/// How one is chosen.
static RULES: Rules = Rules {
    policy: Policy::Only,
    order: &["discord", "slack"],
    fallback: &[],
    breaker: Breaker { failures: 5, open: Duration::from_secs(30) },
    hedge: None,
};

/// The enabled providers of hive.sh as one.
pub struct Pooled {
    pool: Pool<dyn Provider>,
}

impl Pooled {
    /// The pool of these providers, by their names, the preferred first.
    pub fn new(providers: Vec<(&'static str, Arc<dyn Provider>)>, metrics: &Metrics) -> Result<Self, StartError> {
        Ok(Self { pool: Pool::new(&RULES, providers, metrics)? })
    }
}

impl Provider for Pooled {
    fn post_message<'a>(&'a self, call: &'a Call, input: &'a api::PostMessage) -> Reply<'a, api::Message> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &POST_MESSAGE)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.post_message(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn schedule_message<'a>(
        &'a self,
        call: &'a Call,
        input: &'a api::ScheduleMessage,
    ) -> Reply<'a, api::ScheduledMessage> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &SCHEDULE_MESSAGE)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.schedule_message(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn delete_message<'a>(&'a self, call: &'a Call, input: &'a api::DeleteMessageInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &DELETE_MESSAGE)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.delete_message(call, &input)).await?;
            served.whole();
            Ok(())
        })
    }

    fn history<'a>(&'a self, call: &'a Call, input: &'a api::HistoryInput) -> Reply<'a, api::MessagePage> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &HISTORY)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.history(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn list_channels<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Channels> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &LIST_CHANNELS)?;
            let served = ask.serve(|provider| provider.list_channels(call)).await?;
            Ok(served.tagged())
        })
    }

    fn create_channel<'a>(&'a self, call: &'a Call, input: &'a api::CreateChannel) -> Reply<'a, api::Channel> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &CREATE_CHANNEL)?;
            let served = ask.serve(|provider| provider.create_channel(call, input)).await?;
            Ok(served.tagged())
        })
    }

    fn whoami<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Me> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &WHOAMI)?;
            let served = ask.serve(|provider| provider.whoami(call)).await?;
            Ok(served.tagged())
        })
    }
}

/// `POST /v1/messages`
static POST_MESSAGE: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `POST /v1/messages/scheduled`
static SCHEDULE_MESSAGE: Route = Route { elsewhere: Elsewhere::Never, without: &["discord"] };

/// `DELETE /v1/channels/{channel}/messages/{message}`
static DELETE_MESSAGE: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `GET /v1/channels/{channel}/messages`
static HISTORY: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `GET /v1/channels`
static LIST_CHANNELS: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `POST /v1/channels`
static CREATE_CHANNEL: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `GET /v1/me`
static WHOAMI: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

impl Ids for api::PostMessage {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.channel.each_id(visit);
        self.reply_to.each_id(visit);
    }
}

impl Ids for api::Message {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
        self.channel.each_id(visit);
        self.thread.each_id(visit);
    }
}

impl Ids for api::ScheduleMessage {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.channel.each_id(visit);
        self.reply_to.each_id(visit);
    }
}

impl Ids for api::ScheduledMessage {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
        self.channel.each_id(visit);
    }
}

impl Ids for api::MessagePage {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.data.each_id(visit);
        self.next_cursor.each_id(visit);
    }
}

impl Ids for api::Channels {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.data.each_id(visit);
    }
}

impl Ids for api::Channel {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::Me {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::DeleteMessageInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.channel.each_id(visit);
        self.message.each_id(visit);
    }
}

impl Ids for api::HistoryInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.channel.each_id(visit);
        self.cursor.each_id(visit);
    }
}
