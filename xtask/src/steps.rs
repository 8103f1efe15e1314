//! Named steps, each with its time: one after the other, or in two lanes side by side; and the tables at the end.
//!
//! Refuses to own: what a step does.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crate::console::{Context as _, Fail, Outcome, clock, duration, kept, say};
use crate::slowest::Slowest;

#[derive(Debug)]
struct Done {
    name: String,
    seconds: f64,
    /// Ran beside other steps, so its time is no part of the whole's sum.
    beside: bool,
}

/// Steps, in the order in which they ended.
#[derive(Debug)]
pub struct Steps {
    began: Instant,
    done: Vec<Done>,
    left_out: Vec<(String, String)>,
    /// What the tests of the steps told about their times.
    pub slowest: Slowest,
    /// Set when the other lane cannot go on; none while there is only one.
    stop: Option<Arc<AtomicBool>>,
}

impl Steps {
    /// Nothing done yet.
    pub fn new() -> Self {
        Self::since(clock(), None)
    }

    fn since(began: Instant, stop: Option<Arc<AtomicBool>>) -> Self {
        Self {
            began,
            done: Vec::new(),
            left_out: Vec::new(),
            slowest: Slowest::default(),
            stop,
        }
    }

    /// Runs one step; when it fails, the line that says so names it.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        if self.stopped() {
            return Err(Fail::quiet(1));
        }
        say(format!(
            "\n==> {name}   ({} so far)",
            duration(self.began.elapsed().as_secs_f64())
        ));
        let began = clock();
        let outcome = work();
        let seconds = began.elapsed().as_secs_f64();
        match outcome {
            Ok(value) => {
                say(format!("==> {name}: done in {}", duration(seconds)));
                self.done.push(Done {
                    name: name.to_owned(),
                    seconds,
                    beside: self.stop.is_some(),
                });
                Ok(value)
            }
            Err(fail) => {
                if let Some(stop) = &self.stop {
                    stop.store(true, Ordering::Relaxed);
                }
                Err(Fail {
                    words: Some(format!(
                        "stopped at step \"{name}\" after {}: {}",
                        duration(seconds),
                        fail.words.as_deref().unwrap_or("see above")
                    )),
                    ..fail
                })
            }
        }
    }

    fn stopped(&self) -> bool {
        self.stop
            .as_ref()
            .is_some_and(|stop| stop.load(Ordering::Relaxed))
    }

    /// Two lanes of steps side by side. A person reads the first as it goes; what the second says is kept in the file `log`
    /// and shown when the first is through. When one fails, the other begins no further step.
    pub fn beside(
        &mut self,
        log: &Path,
        first: impl FnOnce(&mut Self) -> Outcome,
        second: impl FnOnce(&mut Self) -> Outcome + Send,
    ) -> Outcome {
        let writing = format!("write {}", log.display());
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder).or_fail(&writing)?;
        }
        let file = File::create(log).or_fail(&writing)?;
        let stop = Arc::new(AtomicBool::new(false));
        let mut lanes = [(); 2].map(|()| Self::since(self.began, Some(stop.clone())));
        let [here, there] = &mut lanes;
        say(format!(
            "\n==> two lanes from here; the second one's words are in {} until the first is through",
            log.display()
        ));
        let (one, two) = std::thread::scope(|scope| {
            let lane = scope.spawn(|| kept(file, || second(there)));
            let one = first(here);
            if let Err(Fail {
                words: Some(words), ..
            }) = &one
            {
                say(format!("==> {words}"));
            }
            let two = lane
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            (one, two)
        });
        say("\n==> what the second lane said");
        let said = fs::read(log).or_fail(format!("read {}", log.display()))?;
        say(String::from_utf8_lossy(&said));
        for lane in lanes {
            self.done.extend(lane.done);
            self.left_out.extend(lane.left_out);
            self.slowest.extend(lane.slowest);
        }
        match (one, two) {
            // The one without words only did not begin its next step.
            (Err(one), Err(two)) => Err(if one.words.is_some() { one } else { two }),
            (one, two) => one.and(two),
        }
    }

    /// Notes a step that this machine cannot do, and why.
    pub fn leave_out(&mut self, name: &str, why: &str) {
        say(format!("\n==> {name}: left out, {why}"));
        self.left_out.push((name.to_owned(), why.to_owned()));
    }

    /// The tables at the end: the slowest tests, and where the minutes went.
    pub fn table(&self) {
        for line in self.slowest.lines() {
            say(line);
        }
        let width = self
            .done
            .iter()
            .map(|done| done.name.chars().count())
            .max()
            .unwrap_or(0)
            .max(5);
        say("");
        for done in &self.done {
            let note = if done.beside { "  beside others" } else { "" };
            say(format!(
                "  {:<width$}  {:>12}{note}",
                done.name,
                duration(done.seconds)
            ));
        }
        for (name, why) in &self.left_out {
            say(format!("  {name:<width$}      left out  ({why})"));
        }
        say(format!(
            "  {:<width$}  {:>12}",
            "whole",
            duration(self.began.elapsed().as_secs_f64())
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(name: &str) -> std::path::PathBuf {
        std::env::temp_dir().join(format!("evenkeel-lanes-{}-{name}.log", std::process::id()))
    }

    fn names(steps: &Steps) -> Vec<&str> {
        steps.done.iter().map(|done| done.name.as_str()).collect()
    }

    #[test]
    fn a_failed_step_is_named_and_its_exit_code_kept() {
        let mut steps = Steps::new();
        let fail = steps
            .step("weigh the anchor", || -> Outcome { Err(Fail::quiet(7)) })
            .expect_err("the step failed");
        assert_eq!(fail.code, 7, "the caller sees the code of the program");
        let words = fail.words.expect("a person is told");
        assert!(
            words.contains("weigh the anchor"),
            "the step is named: {words}"
        );
    }

    #[test]
    fn both_lanes_run_and_the_second_ones_words_are_kept() {
        let log = log("both");
        let mut steps = Steps::new();
        steps
            .beside(
                &log,
                |lane| lane.step("bow", || Ok(())),
                |lane| {
                    lane.step("stern", || {
                        say("all is well astern");
                        Ok(())
                    })
                },
            )
            .expect("both went through");
        assert_eq!(names(&steps), ["bow", "stern"]);
        let said = fs::read_to_string(&log).expect("the log is kept");
        fs::remove_file(&log).ok();
        assert!(
            said.contains("all is well astern") && !said.contains("bow"),
            "each lane's words for itself: {said}"
        );
    }

    #[test]
    fn a_lane_that_fails_stops_the_other_at_its_next_step_and_is_the_one_that_is_named() {
        for bad in ["first", "second"] {
            let log = log(bad);
            let mut steps = Steps::new();
            // Each waits for the other by a channel, so that the order does not hang on the machine.
            let (afloat, begun) = std::sync::mpsc::channel::<()>();
            let (failed, heard) = std::sync::mpsc::channel::<()>();
            let sinks = move |lane: &mut Steps| {
                begun.recv().ok();
                let outcome = lane.step("leak", || -> Outcome { Err(Fail::quiet(7)) });
                drop(failed);
                outcome
            };
            let floats = move |lane: &mut Steps| {
                lane.step("float", || {
                    afloat.send(()).expect("the other lane waits");
                    heard.recv().expect_err("only the end of it is heard");
                    Ok(())
                })?;
                lane.step("sail on", || Ok(()))
            };
            let outcome = match bad {
                "first" => steps.beside(&log, sinks, floats),
                _ => steps.beside(&log, floats, sinks),
            };
            fs::remove_file(&log).ok();
            let fail = outcome.expect_err("one lane failed");
            assert_eq!(fail.code, 7);
            assert!(
                fail.words.is_some_and(|words| words.contains("leak")),
                "the step that failed is named"
            );
            assert_eq!(names(&steps), ["float"], "nothing new was begun");
        }
    }
}
