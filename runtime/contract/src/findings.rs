//! What was found: one check tells everything that is wrong, and not only the first of it.

/// What was found in one check.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    tried: usize,
    skipped: usize,
    wrong: Vec<String>,
}

impl Findings {
    /// Counts an attempt, and notes what was wrong with it.
    pub(crate) fn tried(&mut self, what: &str, wrong: impl IntoIterator<Item = String>) {
        self.tried += 1;
        self.wrong.extend(wrong.into_iter().map(|wrong| format!("{what}: {wrong}")));
    }

    /// Says that something could not be tried.
    pub(crate) fn skipped(&mut self, what: &str, why: &str) {
        self.skipped += 1;
        println!("SKIPPED {what}: {why}");
    }

    /// Panics with all that is wrong.
    #[track_caller]
    pub(crate) fn conclude(self) {
        let Self { tried, skipped, wrong } = self;
        println!("{tried} tried, {skipped} skipped");
        assert!(wrong.is_empty(), "{} faults in {tried} attempts:\n{}", wrong.len(), wrong.join("\n"));
    }
}
