// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! mturk fulfils hands.sh.

use std::sync::Arc;
use std::time::Duration;

use prim_adapter::fresh::key_of;
use prim_adapter::make::{Object, at, each, filled_of, finish, given, repeatable, template, via};
use prim_adapter::tables::unlisted;
use prim_adapter::{Cursors, Page, Problem, Rule, Rules, Upstream, When, connect, need, text, time};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, StartError};

use crate::api;
use crate::config::Config;
use crate::hooks::Hooks;
use crate::provider::{Provider, Reply};
use crate::vendors::mturk;

/// The provider `mturk`.
#[derive(Clone)]
pub struct Mturk {
    upstream: Upstream,
    cursors: Cursors,
    hooks: Arc<dyn Hooks>,
    /// The client of its API.
    pub mturk: mturk::Client,
}

impl Mturk {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config, hooks: &Arc<dyn Hooks>) -> Result<Self, StartError> {
        let mturk_base = given(&config.mturk_base_url)
            .or_else(|| template([given("https://"), given(config.mturk_host), given(".us-east-1.amazonaws.com")]));
        Ok(Self {
            upstream: Upstream::new("mturk"),
            cursors: Cursors::new("mturk", &[given(&config.aws_secret_access_key), given(&config.aws_session_token)]),
            hooks: hooks.clone(),
            mturk: mturk::Client::new(
                connect::to(mturk_base)
                    .auth(connect::sigv4(
                        (given("mturk-requester"), given("us-east-1")),
                        &config.aws_access_key_id,
                        &config.aws_secret_access_key,
                        &config.aws_session_token,
                    ))
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(10)),
                        total: Some(Duration::from_secs(29)),
                        ..Timeouts::default()
                    })
                    .retry(Retry {
                        attempts: 3,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("mturk: {error}")))?,
            ),
        })
    }

    /// What we answer. For `POST /v1/tasks`.
    fn create_task_answer(answer: &Value) -> Result<Value, Problem> {
        let made = need(via(at(answer, &["HIT"]), Self::task)?, "HIT")?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/tasks`.
    fn create_task_request(input: &Value, call: &Call) -> Result<mturk::operations::CreateHit, Problem> {
        let made = mturk::operations::CreateHit {
            x_amz_target: Value::from("MTurkRequesterServiceV20170117.CreateHIT"),
            body: Encoded::from(
                Object::new()
                    .set("Title", at(input, &["title"]))
                    .set("Description", at(input, &["description"]))
                    .set("Keywords", via(at(input, &["keywords"]), |value| text::join(value, ", "))?)
                    .set("Reward", at(input, &["reward"]))
                    .set("MaxAssignments", at(input, &["people"]))
                    .set("LifetimeInSeconds", at(input, &["open_for_s"]))
                    .set("AssignmentDurationInSeconds", at(input, &["time_limit_s"]))
                    .set("AutoApprovalDelayInSeconds", at(input, &["approve_after_s"]))
                    .set(
                        "Question",
                        template([
                            given(
                                "<ExternalQuestion xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2006-07-14/ExternalQuestion.xsd\">\n  <ExternalURL>",
                            ),
                            via(at(input, &["url"]), text::xml)?,
                            given("</ExternalURL>\n  <FrameHeight>"),
                            via(at(input, &["frame_height"]), text::xml)?,
                            given("</FrameHeight>\n</ExternalQuestion>\n"),
                        ]),
                    )
                    .set("UniqueRequestToken", key_of(call, "CreateHIT", 64))
                    .value(),
            ),
        };
        Ok(made)
    }

    /// What we answer. For `GET /v1/tasks/{id}`.
    fn get_task_answer(answer: &Value) -> Result<Value, Problem> {
        let made = need(via(at(answer, &["HIT"]), Self::task)?, "HIT")?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/tasks/{id}`.
    fn get_task_request(input: &Value) -> mturk::operations::GetHit {
        mturk::operations::GetHit {
            x_amz_target: Value::from("MTurkRequesterServiceV20170117.GetHIT"),
            body: Encoded::from(Object::new().set("HITId", at(input, &["id"])).value()),
        }
    }

    /// What is asked of the vendor. For `POST /v1/tasks/{id}/stop`.
    fn stop_task_request(input: &Value) -> mturk::operations::UpdateExpirationForHit {
        mturk::operations::UpdateExpirationForHit {
            x_amz_target: Value::from("MTurkRequesterServiceV20170117.UpdateExpirationForHIT"),
            body: Encoded::from(Object::new().set("HITId", at(input, &["id"])).fixed("ExpireAt", 0).value()),
        }
    }

    /// What is asked of the vendor. For `DELETE /v1/tasks/{id}`.
    fn delete_task_request(input: &Value) -> mturk::operations::DeleteHit {
        mturk::operations::DeleteHit {
            x_amz_target: Value::from("MTurkRequesterServiceV20170117.DeleteHIT"),
            body: Encoded::from(Object::new().set("HITId", at(input, &["id"])).value()),
        }
    }

    /// The items of a page. For `GET /v1/tasks/{id}/results`.
    fn list_results_items(&self, answer: &Value) -> Result<Option<Value>, Problem> {
        let made = each(at(answer, &["Assignments"]), |item| self.result(item))?;
        Ok(made)
    }

    /// Where the page after it begins. For `GET /v1/tasks/{id}/results`.
    fn list_results_next(answer: &Value, page: &Page) -> Result<Option<String>, Problem> {
        let made = page.token(at(answer, &["NextToken"]))?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/tasks/{id}/results`.
    fn list_results_request(input: &Value, page: &Page) -> Result<mturk::operations::ListAssignmentsForHit, Problem> {
        let made = mturk::operations::ListAssignmentsForHit {
            x_amz_target: Value::from("MTurkRequesterServiceV20170117.ListAssignmentsForHIT"),
            body: Encoded::from(
                Object::new()
                    .set("HITId", at(input, &["id"]))
                    .set("AssignmentStatuses", filled_of(via(at(input, &["status"]), Self::result_out_table)?))
                    .set("MaxResults", page.size())
                    .set("NextToken", page.position())
                    .value(),
            ),
        };
        Ok(made)
    }

    /// What we answer. For `POST /v1/results/{id}/approve`.
    fn approve_answer(input: &Value) -> Value {
        Object::new().set("id", at(input, &["id"])).fixed("status", "approved").value()
    }

    /// What is asked of the vendor. For `POST /v1/results/{id}/approve`.
    fn approve_request(input: &Value) -> mturk::operations::ApproveAssignment {
        mturk::operations::ApproveAssignment {
            x_amz_target: Value::from("MTurkRequesterServiceV20170117.ApproveAssignment"),
            body: Encoded::from(
                Object::new()
                    .set("AssignmentId", at(input, &["id"]))
                    .set("RequesterFeedback", at(input, &["feedback"]))
                    .value(),
            ),
        }
    }

    /// What we answer. For `POST /v1/results/{id}/reject`.
    fn reject_answer(input: &Value) -> Value {
        Object::new().set("id", at(input, &["id"])).fixed("status", "rejected").value()
    }

    /// What is asked of the vendor. For `POST /v1/results/{id}/reject`.
    fn reject_request(input: &Value) -> mturk::operations::RejectAssignment {
        mturk::operations::RejectAssignment {
            x_amz_target: Value::from("MTurkRequesterServiceV20170117.RejectAssignment"),
            body: Encoded::from(
                Object::new()
                    .set("AssignmentId", at(input, &["id"]))
                    .set("RequesterFeedback", at(input, &["feedback"]))
                    .value(),
            ),
        }
    }

    /// What we answer. For `GET /v1/balance`.
    fn balance_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("available", need(at(answer, &["AvailableBalance"]), "AvailableBalance")?)
            .set("on_hold", at(answer, &["OnHoldBalance"]))
            .fixed("currency", "usd")
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/balance`.
    fn balance_request() -> mturk::operations::GetAccountBalance {
        mturk::operations::GetAccountBalance {
            x_amz_target: Value::from("MTurkRequesterServiceV20170117.GetAccountBalance"),
            body: Encoded::from(Object::new().value()),
        }
    }

    /// The map `Task`.
    fn task(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", need(at(source, &["HITId"]), "HITId")?)
            .set("title", need(at(source, &["Title"]), "Title")?)
            .set("status", need(at(source, &["HITStatus"]).map(Self::task_table), "HITStatus")?)
            .set("reward", need(at(source, &["Reward"]), "Reward")?)
            .set("people", need(at(source, &["MaxAssignments"]), "MaxAssignments")?)
            .set("waiting", at(source, &["NumberOfAssignmentsPending"]))
            .set("done", at(source, &["NumberOfAssignmentsCompleted"]))
            .set("created_at", need(via(at(source, &["CreationTime"]), time::from_unix_s)?, "CreationTime")?)
            .set("ends_at", need(via(at(source, &["Expiration"]), time::from_unix_s)?, "Expiration")?)
            .value();
        Ok(made)
    }

    /// The map `Result`.
    fn result(&self, source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", need(at(source, &["AssignmentId"]), "AssignmentId")?)
            .set("task", need(at(source, &["HITId"]), "HITId")?)
            .set("worker", need(at(source, &["WorkerId"]), "WorkerId")?)
            .set("status", need(at(source, &["AssignmentStatus"]).map(Self::result_table), "AssignmentStatus")?)
            .set("answers", need(via(at(source, &["Answer"]), |value| self.hooks.answers_from_xml(value))?, "Answer")?)
            .set("submitted_at", via(at(source, &["SubmitTime"]), time::from_unix_s)?)
            .value();
        Ok(made)
    }

    /// The table `task`.
    fn task_table(value: &Value) -> Value {
        match value.as_str() {
            Some("Assignable") => "open".into(),
            Some("Unassignable") => "full".into(),
            Some("Reviewable") => "reviewable".into(),
            Some("Reviewing") => "reviewing".into(),
            Some("Disposed") => "deleted".into(),
            _ => "unknown".into(),
        }
    }

    /// The table `result`.
    fn result_table(value: &Value) -> Value {
        match value.as_str() {
            Some("Submitted") => "submitted".into(),
            Some("Approved") => "approved".into(),
            Some("Rejected") => "rejected".into(),
            _ => "unknown".into(),
        }
    }

    /// The table `result_out`.
    fn result_out_table(value: &Value) -> Result<Value, Problem> {
        Ok(match value.as_str() {
            Some("submitted") => "Submitted".into(),
            Some("approved") => "Approved".into(),
            Some("rejected") => "Rejected".into(),
            _ => return Err(unlisted("result_out", value)),
        })
    }
}

impl Provider for Mturk {
    fn create_task<'a>(&'a self, call: &'a Call, input: &'a api::CreateTask) -> Reply<'a, api::Task> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::create_task_request(input, call).map_err(Problem::of_caller)?;
            let sent = repeatable(self.mturk.create_hit(&request), call);
            let reply = self.upstream.answer(call, sent, &CREATE_TASK_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::create_task_answer(answer))
        })
    }

    fn get_task<'a>(&'a self, call: &'a Call, input: &'a api::GetTaskInput) -> Reply<'a, api::Task> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_task_request(input);
            let sent = self.mturk.get_hit(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::get_task_answer(answer))
        })
    }

    fn stop_task<'a>(&'a self, call: &'a Call, input: &'a api::StopTaskInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::stop_task_request(input);
            let sent = self.mturk.update_expiration_for_hit(&request);
            self.upstream.answer(call, sent, &ERRORS2).await?;
            Ok(())
        })
    }

    fn delete_task<'a>(&'a self, call: &'a Call, input: &'a api::DeleteTaskInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::delete_task_request(input);
            let sent = self.mturk.delete_hit(&request);
            self.upstream.answer(call, sent, &ERRORS2).await?;
            Ok(())
        })
    }

    fn list_results<'a>(&'a self, call: &'a Call, input: &'a api::ListResultsInput) -> Reply<'a, api::ResultPage> {
        Box::pin(async move {
            let input = &Value::of(input);
            let page = &self.cursors.open("list_results", input)?.at_most(100);
            let request = Self::list_results_request(input, page).map_err(Problem::of_caller)?;
            let sent = self.mturk.list_assignments_for_hit(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            let items = self.list_results_items(answer).map_err(|problem| self.upstream.unfit(problem))?;
            let next = Self::list_results_next(answer, page).map_err(|problem| self.upstream.unfit(problem))?;
            page.answer(items, next)
        })
    }

    fn approve<'a>(&'a self, call: &'a Call, input: &'a api::ApproveInput) -> Reply<'a, api::Decision> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::approve_request(input);
            let sent = self.mturk.approve_assignment(&request);
            self.upstream.answer(call, sent, &ERRORS2).await?;
            finish(Self::approve_answer(input))
        })
    }

    fn reject<'a>(&'a self, call: &'a Call, input: &'a api::RejectInput) -> Reply<'a, api::Decision> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::reject_request(input);
            let sent = self.mturk.reject_assignment(&request);
            self.upstream.answer(call, sent, &ERRORS2).await?;
            finish(Self::reject_answer(input))
        })
    }

    fn balance<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Balance> {
        Box::pin(async move {
            let request = Self::balance_request();
            let sent = self.mturk.get_account_balance(&request);
            let reply = self.upstream.answer(call, sent, &BALANCE_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::balance_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static CREATE_TASK_ERRORS: Rules = Rules {
    message: &[&["Message"], &["message"]],
    code: &[&["TurkErrorCode"], &["__type"]],
    rules: &[
        Rule { when: When::Code("AWS.MechanicalTurk.InvalidHITState"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("AWS.MechanicalTurk.InvalidAssignmentState"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("AWS.MechanicalTurk.HitAlreadyExists"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("ThrottlingException"), code: &prim_service::codes::RATE_LIMITED },
        Rule {
            when: When::Code("AWS.MechanicalTurk.InsufficientFunds"),
            code: &prim_service::codes::PROVIDER_UNAVAILABLE,
        },
        Rule { when: When::Code("AccessDeniedException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("ExpiredTokenException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("IncompleteSignature"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("InvalidSignatureException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("MissingAuthenticationToken"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("UnrecognizedClientException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["Message"], &["message"]],
    code: &[&["TurkErrorCode"], &["__type"]],
    rules: &[
        Rule { when: When::Code("AWS.MechanicalTurk.HITDoesNotExist"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("AWS.MechanicalTurk.AssignmentDoesNotExist"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("ThrottlingException"), code: &prim_service::codes::RATE_LIMITED },
        Rule {
            when: When::Code("AWS.MechanicalTurk.InsufficientFunds"),
            code: &prim_service::codes::PROVIDER_UNAVAILABLE,
        },
        Rule { when: When::Code("AccessDeniedException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("ExpiredTokenException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("IncompleteSignature"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("InvalidSignatureException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("MissingAuthenticationToken"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("UnrecognizedClientException"), code: &prim_service::codes::PROVIDER_ERROR },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["Message"], &["message"]],
    code: &[&["TurkErrorCode"], &["__type"]],
    rules: &[
        Rule { when: When::Code("AWS.MechanicalTurk.HITDoesNotExist"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("AWS.MechanicalTurk.AssignmentDoesNotExist"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("AWS.MechanicalTurk.InvalidHITState"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("AWS.MechanicalTurk.InvalidAssignmentState"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("AWS.MechanicalTurk.HitAlreadyExists"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("ThrottlingException"), code: &prim_service::codes::RATE_LIMITED },
        Rule {
            when: When::Code("AWS.MechanicalTurk.InsufficientFunds"),
            code: &prim_service::codes::PROVIDER_UNAVAILABLE,
        },
        Rule { when: When::Code("AccessDeniedException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("ExpiredTokenException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("IncompleteSignature"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("InvalidSignatureException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("MissingAuthenticationToken"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("UnrecognizedClientException"), code: &prim_service::codes::PROVIDER_ERROR },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static BALANCE_ERRORS: Rules = Rules {
    message: &[&["Message"], &["message"]],
    code: &[&["TurkErrorCode"], &["__type"]],
    rules: &[
        Rule { when: When::Code("ThrottlingException"), code: &prim_service::codes::RATE_LIMITED },
        Rule {
            when: When::Code("AWS.MechanicalTurk.InsufficientFunds"),
            code: &prim_service::codes::PROVIDER_UNAVAILABLE,
        },
        Rule { when: When::Code("AccessDeniedException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("ExpiredTokenException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("IncompleteSignature"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("InvalidSignatureException"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("MissingAuthenticationToken"), code: &prim_service::codes::PROVIDER_ERROR },
        Rule { when: When::Code("UnrecognizedClientException"), code: &prim_service::codes::PROVIDER_ERROR },
    ],
    success: &[],
};
