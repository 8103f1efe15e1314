//! From an older schema to the one this program knows.
//!
//! Owns the numbered steps, frozen by their hash once released, and the rule that a step and its number are one
//! transaction. Making the copy that comes first is [`crate::vault`]'s work.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::OpenError;

/// One step: the schema number it leads to, and the SQL that leads there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    pub(crate) to: u32,
    pub(crate) sql: &'static str,
}

/// Every step there has ever been. A released one is never edited; a mistake is mended by the next.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        to: 1,
        sql: include_str!("sql/0001.sql"),
    },
    Migration {
        to: 2,
        sql: include_str!("sql/0002.sql"),
    },
    Migration {
        to: 3,
        sql: include_str!("sql/0003.sql"),
    },
    Migration {
        to: 4,
        sql: include_str!("sql/0004.sql"),
    },
    Migration {
        to: 5,
        sql: include_str!("sql/0005.sql"),
    },
    Migration {
        to: 6,
        sql: include_str!("sql/0006.sql"),
    },
    Migration {
        to: 7,
        sql: include_str!("sql/0007.sql"),
    },
    Migration {
        to: 8,
        sql: include_str!("sql/0008.sql"),
    },
    Migration {
        to: 9,
        sql: include_str!("sql/0009.sql"),
    },
    Migration {
        to: 10,
        sql: include_str!("sql/0010.sql"),
    },
    Migration {
        to: 11,
        sql: include_str!("sql/0011.sql"),
    },
    Migration {
        to: 12,
        sql: include_str!("sql/0012.sql"),
    },
    Migration {
        to: 13,
        sql: include_str!("sql/0013.sql"),
    },
    Migration {
        to: 14,
        sql: include_str!("sql/0014.sql"),
    },
];

/// The schema this program reads and writes.
pub(crate) fn newest(steps: &[Migration]) -> u32 {
    steps.iter().map(|step| step.to).max().unwrap_or(0)
}

/// Takes the database from schema `from` to the newest of `steps`.
pub(crate) fn run(conn: &mut Connection, from: u32, steps: &[Migration]) -> Result<(), OpenError> {
    for step in steps.iter().filter(|step| step.to > from) {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(step.sql)?;
        tx.pragma_update(None, "user_version", step.to)?;
        {
            let mut broken = tx.prepare("PRAGMA foreign_key_check")?;
            if broken.exists([])? {
                return Err(OpenError::DatabaseDamaged);
            }
        }
        let answer: String = tx.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if answer != "ok" {
            return Err(OpenError::DatabaseDamaged);
        }
        tx.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    /// SHA-256 of every released step. A test that goes red here means: write a new step instead.
    const FROZEN: &[(u32, &str)] = &[
        (
            1,
            "9e93d5d2fbf63efe98db107afaaf9e87cb208b0ccfb46c2b6e02d1ecf524056b",
        ),
        (
            2,
            "01489a711b1e9a147f57bd0925bc679aee696d4da6346af089b07d8cd10f6bc4",
        ),
        (
            3,
            "0d365ad49754b2b05b3cb66fe37c20b8097b67be9371d9de48cd203d22aa6a90",
        ),
        (
            4,
            "b23bfe30187be5b9dc4cda8168b9033b86ba867a7f8a98c528560b90adf66f25",
        ),
        (
            5,
            "c329266deb8bb4eb584e1fd55ad26339a7b6e4c1d81742f0448c010dcff491e9",
        ),
        (
            6,
            "ac5bfbb970b8fc4573f407568aa38ba36e90e49d4fa9976dcb0a84f9988f3255",
        ),
        (
            7,
            "22dd381a2e7a2948a720288a57e41e40f1729662a382e6d9a6a77c527da06084",
        ),
        (
            8,
            "dad6e266f19e524601ed52eeb158ceefe8f5e51323782e884ea4fb3fa044c829",
        ),
        (
            9,
            "9be3aebe2b4e736f3fc7c33ca53c9e360f9e96879d2e5a1b4b3a7362622dfc7c",
        ),
        (
            10,
            "fa3c199dc0c9aa970fa4a9b018647dc1e9fc2b9cd3edec4663e5da4866a3e542",
        ),
        (
            11,
            "a9c0a854ae1ff464f522b8781addb3b0d2d73f9f77f96e6d4c49780ec5de9a12",
        ),
        (
            12,
            "d5e09e61b8328bb9c9b8ecd0f9b8938253aafbd3a05b6ae3a89a12b4c182b4a9",
        ),
        (
            13,
            "50839c44edb1b2fa5dfb8d67025ac0443571c99e1ba7f67bb6827a0d4160a1fb",
        ),
        (
            14,
            "fc01f55fdf852e4af84b4fd48bd97fd18b0b6ae3b33360fb58590f710c7304dc",
        ),
    ];

    fn schema(conn: &Connection) -> Vec<String> {
        let mut statement =
            conn.prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name").unwrap();
        let rows = statement
            .query_map([], |row| {
                let sql: String = row.get(2)?;
                let words: Vec<&str> = sql
                    .lines()
                    .map(|line| line.split("--").next().unwrap())
                    .collect();
                let calm = words
                    .join(" ")
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    // Where SQLite itself puts a column that was added later.
                    .replace(" ,", ",")
                    .replace(" )", ")");
                Ok(format!(
                    "{} {}: {calm}",
                    row.get::<_, String>(0)?,
                    row.get::<_, String>(1)?
                ))
            })
            .unwrap();
        rows.map(Result::unwrap).collect()
    }

    fn version(conn: &Connection) -> u32 {
        conn.query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn released_steps_are_never_edited() {
        assert_eq!(FROZEN.len(), MIGRATIONS.len(), "every step is frozen");
        for (step, (to, hash)) in MIGRATIONS.iter().zip(FROZEN) {
            assert_eq!(step.to, *to, "steps are numbered in order");
            let found = data_encoding::HEXLOWER.encode(&Sha256::digest(step.sql.as_bytes()));
            assert_eq!(
                found, *hash,
                "step {to} was edited; vaults that already took it would differ"
            );
        }
    }

    #[test]
    fn schema_sql_says_what_the_migrations_make() {
        let mut migrated = Connection::open_in_memory().unwrap();
        run(&mut migrated, 0, MIGRATIONS).unwrap();
        let described = Connection::open_in_memory().unwrap();
        described
            .execute_batch(include_str!("../schema.sql"))
            .unwrap();
        assert_eq!(
            schema(&migrated),
            schema(&described),
            "schema.sql must describe the schema as it is"
        );
        assert_eq!(version(&migrated), newest(MIGRATIONS));
    }

    #[test]
    fn every_table_is_strict_and_counted() {
        let mut conn = Connection::open_in_memory().unwrap();
        run(&mut conn, 0, MIGRATIONS).unwrap();
        let mut statement =
            conn.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'").unwrap();
        let tables: Vec<(String, bool)> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let counted = crate::tables::count_rows(&conn).unwrap();
        for (name, strict) in &tables {
            assert!(
                strict,
                "{name} must be STRICT: a text in a number column is damage"
            );
            assert!(
                counted.iter().any(|(known, _)| known == name),
                "{name} must be compared when a backup is checked"
            );
        }
        assert_eq!(tables.len(), counted.len());
    }

    #[test]
    fn a_step_that_does_not_work_leaves_the_version_before_it() {
        let steps = [
            Migration {
                to: 1,
                sql: "CREATE TABLE a (n INTEGER) STRICT;",
            },
            Migration {
                to: 2,
                sql: "CREATE TABLE b (n INTEGER) STRICT; INSERT INTO a (n) VALUES ('no number');",
            },
        ];
        let mut conn = Connection::open_in_memory().unwrap();
        assert!(run(&mut conn, 0, &steps).is_err());
        assert_eq!(version(&conn), 1, "the step that worked counts");
        let tables: i64 = conn
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!(tables, 1, "nothing of the one that did not is left");
        run(&mut conn, 1, steps.get(..1).unwrap()).unwrap();
        assert_eq!(version(&conn), 1, "a step is never taken twice");
    }
}
