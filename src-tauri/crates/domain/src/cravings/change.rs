//! What happened to the number after a skill was tried.
//!
//! Owns the one definition that ranking, insights and reports share. A change is never called an effect: it says what came
//! after, not why.

use super::{Craving, SkillUsed};

impl Craving {
    /// For each skill of the entry, in its order: the number after it minus the number before it, -10 to 10. `None` where no
    /// number was given after it.
    ///
    /// Before: the newest number known when the skill was begun. After: the last number given before the person turned to the
    /// next skill; where none was given in between, the numbers after the next one count for both. A skill whose minute is not
    /// known (told afterwards) is measured from the first number to the last.
    #[must_use]
    pub fn skill_changes(&self) -> Vec<Option<i8>> {
        self.entry
            .skills
            .iter()
            .map(|used| self.change_after(used))
            .collect()
    }

    fn change_after(&self, used: &SkillUsed) -> Option<i8> {
        let numbers = || {
            self.rerates
                .iter()
                .filter_map(|rerate| Some((rerate.at, rerate.intensity?)))
        };
        let (before, after) = match used.at {
            None => (self.entry.intensity, numbers().next_back()?.1),
            Some(begun) => {
                let before = numbers()
                    .rfind(|(at, _)| *at <= begun)
                    .map_or(self.entry.intensity, |(_, number)| number);
                let (first_at, _) = numbers().find(|(at, _)| *at > begun)?;
                let turned = self
                    .entry
                    .skills
                    .iter()
                    .filter_map(|other| other.at)
                    .filter(|at| *at >= first_at)
                    .min();
                let (_, after) = numbers()
                    .rfind(|(at, _)| *at > begun && turned.is_none_or(|turned| *at <= turned))?;
                (before, after)
            }
        };
        i8::try_from(i16::from(after) - i16::from(before)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{answered, craving, minute, tried};

    #[test]
    fn one_skill_is_measured_from_the_number_before_to_the_last_one_after() {
        let mut one = craving(7);
        one.entry.skills = vec![tried("breathing", Some(minute(1)))];
        assert_eq!(one.skill_changes(), [None], "no number after: no finding");
        one.rerates = vec![
            answered(6, Some(5)),
            answered(15, None),
            answered(45, Some(2)),
        ];
        assert_eq!(
            one.skill_changes(),
            [Some(-5)],
            "a skipped question is no number, and the last one counts"
        );
    }

    #[test]
    fn each_skill_gets_the_change_that_came_after_it() {
        let mut two = craving(8);
        two.entry.skills = vec![
            tried("breathing", Some(minute(1))),
            tried("call", Some(minute(10))),
        ];
        two.rerates = vec![answered(6, Some(7)), answered(20, Some(3))];
        assert_eq!(
            two.skill_changes(),
            [Some(-1), Some(-4)],
            "what the call did must not be credited to breathing"
        );
        two.rerates = vec![answered(20, Some(3))];
        assert_eq!(
            two.skill_changes(),
            [Some(-5), Some(-5)],
            "with no number in between nobody can tell them apart"
        );
    }

    #[test]
    fn a_skill_told_afterwards_is_measured_over_the_whole_craving() {
        let mut told = craving(6);
        told.entry.skills = vec![tried("move", None)];
        told.rerates = vec![answered(15, Some(7)), answered(45, Some(4))];
        assert_eq!(told.skill_changes(), [Some(-2)]);
    }

    #[test]
    fn a_number_given_before_the_skill_is_not_its_change() {
        let mut late = craving(6);
        late.entry.skills = vec![tried("move", Some(minute(30)))];
        late.rerates = vec![answered(15, Some(3))];
        assert_eq!(late.skill_changes(), [None]);
    }
}
