// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! agent.sh over several providers: who is asked, and who is asked next.

use std::sync::Arc;
use std::time::Duration;

use prim_pool::{Breaker, Elsewhere, Ids, Policy, Pool, Route, Rules};
use prim_service::{Call, Metrics, StartError};

use crate::api;
use crate::provider::{Provider, Reply};

/// How one is chosen.
static RULES: Rules = Rules {
    policy: Policy::Only,
    order: &["fly", "workers", "microvm"],
    fallback: &[],
    breaker: Breaker { failures: 5, open: Duration::from_secs(30) },
    hedge: None,
};

/// The enabled providers of agent.sh as one.
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
    fn create_agent<'a>(&'a self, call: &'a Call, input: &'a api::CreateAgent) -> Reply<'a, api::Agent> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &CREATE_AGENT)?;
            let served = ask.serve(|provider| provider.create_agent(call, input)).await?;
            Ok(served.tagged())
        })
    }

    fn get_agent<'a>(&'a self, call: &'a Call, input: &'a api::GetAgentInput) -> Reply<'a, api::Agent> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &GET_AGENT)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.get_agent(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn delete_agent<'a>(&'a self, call: &'a Call, input: &'a api::DeleteAgentInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &DELETE_AGENT)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.delete_agent(call, &input)).await?;
            served.whole();
            Ok(())
        })
    }

    fn exec<'a>(&'a self, call: &'a Call, input: &'a api::ExecInput) -> Reply<'a, api::Ran> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &EXEC)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.exec(call, &input)).await?;
            Ok(served.whole())
        })
    }

    fn list_agents<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Agents> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &LIST_AGENTS)?;
            let served = ask.serve(|provider| provider.list_agents(call)).await?;
            Ok(served.tagged())
        })
    }

    fn attach_agent<'a>(&'a self, call: &'a Call, input: &'a api::Attach) -> Reply<'a, api::Attached> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &ATTACH_AGENT)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.attach_agent(call, &input)).await?;
            Ok(served.whole())
        })
    }
}

/// `POST /v1/agents`
static CREATE_AGENT: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `GET /v1/agents/{id}`
static GET_AGENT: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `DELETE /v1/agents/{id}`
static DELETE_AGENT: Route = Route { elsewhere: Elsewhere::Never, without: &["workers"] };

/// `POST /v1/agents/{id}/exec`
static EXEC: Route = Route { elsewhere: Elsewhere::Never, without: &["workers", "microvm"] };

/// `GET /v1/agents`
static LIST_AGENTS: Route = Route { elsewhere: Elsewhere::Allowed, without: &["workers"] };

/// `POST `
static ATTACH_AGENT: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

impl Ids for api::Agent {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::Agents {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.data.each_id(visit);
    }
}

impl Ids for api::Attach {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::GetAgentInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::DeleteAgentInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::ExecInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}
