//! In which order providers are asked: a function of the policy and of figures, without state and without chance.

use crate::rules::{Policy, Weights};

/// What is known of one provider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Known {
    pub(crate) price: Figure,
    pub(crate) latency: Figure,
    /// The share of calls that succeed, 0 to 1.
    pub(crate) health: f64,
}

/// A number of which less is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Figure {
    /// Nobody asked of late, so nobody knows. It comes first: then it is known.
    Untried,
    Known(f64),
    /// It was asked and does not tell.
    Silent,
}

/// The positions of all providers, the first to ask first. `turn` counts requests.
pub(crate) fn order(policy: Policy, known: &[Known], turn: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..known.len()).collect();
    // All sorts are stable: what is equal stays in the configured order.
    match policy {
        Policy::Only => order.truncate(1),
        Policy::Priority => {}
        Policy::RoundRobin => {
            let first = turn.checked_rem(order.len()).unwrap_or_default();
            order.rotate_left(first);
        }
        Policy::Cheapest => sort(&mut order, known, |one| rank(one.price)),
        Policy::Fastest => sort(&mut order, known, |one| rank(one.latency)),
        Policy::Weighted(weights) => {
            let least = |figure: fn(&Known) -> Figure| {
                let numbers =
                    known.iter().filter_map(|one| if let Figure::Known(n) = figure(one) { Some(n) } else { None });
                numbers.fold(f64::INFINITY, f64::min)
            };
            let (price, latency) = (least(|one| one.price), least(|one| one.latency));
            sort(&mut order, known, |one| (0, -score(weights, one, price, latency)));
        }
    }
    order
}

fn sort(order: &mut [usize], known: &[Known], key: impl Fn(&Known) -> (u8, f64)) {
    let key = |at: usize| known.get(at).map_or((u8::MAX, 0.0), &key);
    order.sort_by(|a, b| {
        let ((a, less), (b, more)) = (key(*a), key(*b));
        a.cmp(&b).then(less.total_cmp(&more))
    });
}

fn rank(figure: Figure) -> (u8, f64) {
    match figure {
        Figure::Untried => (0, 0.0),
        Figure::Known(number) => (1, number),
        Figure::Silent => (2, 0.0),
    }
}

fn score(weights: Weights, one: &Known, price: f64, latency: f64) -> f64 {
    weights.price * share(one.price, price)
        + weights.latency * share(one.latency, latency)
        + weights.health * one.health
}

/// How good a figure is: 1 for the best, a half for twice as much.
fn share(figure: Figure, best: f64) -> f64 {
    match figure {
        Figure::Untried => 1.0,
        Figure::Known(number) if number <= best || number <= 0.0 => 1.0,
        Figure::Known(number) => (best / number).max(0.0),
        Figure::Silent => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Figure::{self, Silent, Untried};
    use super::{Known, order};
    use crate::rules::{Policy, Weights};

    fn known(price: Figure, latency: Figure, health: f64) -> Known {
        Known { price, latency, health }
    }

    const ALL: Policy = Policy::Weighted(Weights { price: 0.5, latency: 0.3, health: 0.2 });
    const HEALTH: Policy = Policy::Weighted(Weights { price: 0.0, latency: 0.0, health: 1.0 });
    const NONE: Policy = Policy::Weighted(Weights { price: 0.0, latency: 0.0, health: 0.0 });

    type Row<'a> = (&'a str, Policy, &'a [Known], usize, &'a [usize]);

    #[test]
    fn the_order_is_as_the_policy_says() {
        let n = Figure::Known;
        let three = [known(n(3.0), n(0.2), 1.0), known(n(1.0), n(0.4), 0.5), known(n(2.0), n(0.1), 0.9)];
        let some = [known(Silent, n(0.2), 1.0), known(n(1.0), Untried, 1.0), known(Untried, Silent, 1.0)];
        let same = [known(n(1.0), n(1.0), 1.0); 3];
        let table: &[Row<'_>] = &[
            ("only the first", Policy::Only, &three, 5, &[0]),
            ("as configured", Policy::Priority, &three, 5, &[0, 1, 2]),
            ("in turn 0", Policy::RoundRobin, &three, 0, &[0, 1, 2]),
            ("in turn 1", Policy::RoundRobin, &three, 1, &[1, 2, 0]),
            ("in turn 5", Policy::RoundRobin, &three, 5, &[2, 0, 1]),
            ("by price", Policy::Cheapest, &three, 0, &[1, 2, 0]),
            ("untried, known, silent", Policy::Cheapest, &some, 0, &[2, 1, 0]),
            ("by time", Policy::Fastest, &three, 0, &[2, 0, 1]),
            ("untried, known, silent", Policy::Fastest, &some, 0, &[1, 0, 2]),
            // 0: 0.5/3 + 0.3/2 + 0.2 = 0.52; 1: 0.5 + 0.3/4 + 0.1 = 0.68; 2: 0.25 + 0.3 + 0.18 = 0.73
            ("by all", ALL, &three, 0, &[2, 1, 0]),
            // 0: 0 + 0.3 + 0.2; 1: 0.5 + 0.3 + 0.2; 2: 0.5 + 0 + 0.2
            ("by all, in part", ALL, &some, 0, &[1, 2, 0]),
            ("by health", HEALTH, &three, 0, &[0, 2, 1]),
            ("by nothing", NONE, &three, 0, &[0, 1, 2]),
            ("equal by price", Policy::Cheapest, &same, 7, &[0, 1, 2]),
            ("equal by all", ALL, &same, 7, &[0, 1, 2]),
            ("free of charge", Policy::Cheapest, &[known(n(1.0), n(1.0), 1.0), known(n(0.0), n(1.0), 1.0)], 0, &[1, 0]),
            ("nobody", Policy::RoundRobin, &[], 3, &[]),
        ];
        for (name, policy, known, turn, expected) in table {
            assert_eq!(order(*policy, known, *turn), *expected, "{name}");
        }
    }

    fn figure() -> impl Strategy<Value = Figure> {
        prop_oneof![Just(Untried), Just(Silent), any::<f64>().prop_map(Figure::Known)]
    }

    fn policy() -> impl Strategy<Value = Policy> {
        let weights = (any::<f64>(), any::<f64>(), any::<f64>());
        prop_oneof![
            Just(Policy::Priority),
            Just(Policy::RoundRobin),
            Just(Policy::Cheapest),
            Just(Policy::Fastest),
            weights.prop_map(|(price, latency, health)| Policy::Weighted(Weights { price, latency, health })),
        ]
    }

    proptest! {
        /// Whatever the figures, every provider stands in the order once.
        #[test]
        fn nobody_is_lost(policy in policy(), figures in prop::collection::vec((figure(), figure(), any::<f64>()), 0..8), turn: usize) {
            let known: Vec<Known> = figures.into_iter().map(|(price, latency, health)| known(price, latency, health)).collect();
            let mut found = order(policy, &known, turn);
            found.sort_unstable();
            prop_assert_eq!(found, (0..known.len()).collect::<Vec<_>>());
        }
    }
}
