//! One statement for many rows.

use std::sync::{Arc, OnceLock};

use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, SqliteConnection};
use store::StoreResult;

use crate::error::translate;
use crate::statement::Bindings;

/// How many rows a statement may have. A shorter list is filled up with rows of NULLs, which the statement must leave out;
/// so there are few texts, each is prepared once, and one execution writes up to 256 rows. The largest (256 rows of 20
/// columns) stays well under SQLite's limit of 32,766 parameters.
const SIZES: [usize; 5] = [1, 4, 16, 64, LARGEST];
const LARGEST: usize = 256;
/// How many rows of a list for several statements come first: the database has to wait for their values, while those of the next
/// are made ready as it works.
const FIRST: usize = 64;

/// A statement with a list of rows in it: `{rows}` stands for `(?, ?), (?, ?)` and so on, after the word VALUES. It must
/// leave out rows whose first column is NULL, and have no other parameters.
pub(crate) struct Many {
    sql: &'static str,
    columns: usize,
    texts: [OnceLock<Arc<str>>; SIZES.len()],
}

impl Many {
    /// A statement over rows of so many columns.
    pub(crate) const fn new(sql: &'static str, columns: usize) -> Self {
        Self { sql, columns, texts: [const { OnceLock::new() }; SIZES.len()] }
    }

    /// The text for a list of at least `rows` rows.
    fn text(&self, rows: usize) -> Arc<str> {
        let place = SIZES.iter().position(|&size| size >= rows).unwrap_or(SIZES.len() - 1);
        let text = self.texts[place].get_or_init(|| {
            let row = format!("({})", vec!["?"; self.columns].join(","));
            self.sql.replace("{rows}", &vec![row; SIZES[place]].join(",")).into()
        });
        Arc::clone(text)
    }

    fn chunks<T>(items: &[T]) -> impl Iterator<Item = &[T]> {
        let (first, rest) = items.split_at(if items.len() > LARGEST { FIRST } else { 0 });
        [first].into_iter().filter(|first| !first.is_empty()).chain(rest.chunks(LARGEST))
    }

    fn bind<T>(chunk: &[T], bind: &impl Fn(&mut Bindings, &T) -> StoreResult<()>) -> StoreResult<Bindings> {
        let mut bindings = Bindings::default();
        chunk.iter().try_for_each(|item| bind(&mut bindings, item))?;
        Ok(bindings)
    }

    /// Runs the statement over all `items` and says how many rows of the table it touched. While the connection's thread runs
    /// it over some of them, the values of the next are made ready.
    pub(crate) async fn execute<T>(
        &self,
        conn: &mut SqliteConnection,
        items: &[T],
        bind: impl Fn(&mut Bindings, &T) -> StoreResult<()>,
    ) -> StoreResult<usize> {
        let mut touched = 0;
        let mut chunks = Self::chunks(items);
        let mut ready = chunks.next().map(|chunk| self.prepared(chunk, &bind)).transpose()?;
        while let Some((text, arguments)) = ready {
            let run = sqlx::query_with(AssertSqlSafe(text), arguments).execute(&mut *conn);
            let next = async { chunks.next().map(|chunk| self.prepared(chunk, &bind)).transpose() };
            // In this order: the statement is on its way before the next one's values are made.
            let (done, next) = futures::future::join(run, next).await;
            touched += usize::try_from(done.map_err(translate)?.rows_affected()).unwrap_or(usize::MAX);
            ready = next?;
        }
        Ok(touched)
    }

    fn prepared<T>(
        &self,
        chunk: &[T],
        bind: &impl Fn(&mut Bindings, &T) -> StoreResult<()>,
    ) -> StoreResult<(Arc<str>, SqliteArguments)> {
        Ok((self.text(chunk.len()), Self::bind(chunk, bind)?.into_arguments()))
    }

    /// Runs the statement over all `items` and collects the rows that it returns.
    pub(crate) async fn fetch<T>(
        &self,
        conn: &mut SqliteConnection,
        items: &[T],
        bind: impl Fn(&mut Bindings, &T) -> StoreResult<()>,
    ) -> StoreResult<Vec<SqliteRow>> {
        let mut rows = Vec::new();
        for chunk in Self::chunks(items) {
            let arguments = Self::bind(chunk, &bind)?.into_arguments();
            let text = AssertSqlSafe(self.text(chunk.len()));
            rows.extend(sqlx::query_with(text, arguments).fetch_all(&mut *conn).await.map_err(translate)?);
        }
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use sqlx::Connection as _;

    use super::*;

    #[test]
    fn a_list_has_the_next_size() {
        let many = Many::new("VALUES {rows}", 2);
        assert_eq!(&*many.text(1), "VALUES (?,?)");
        assert_eq!(&*many.text(2), "VALUES (?,?),(?,?),(?,?),(?,?)");
        assert_eq!(many.text(17).matches("(?,?)").count(), 64);
        assert_eq!(many.text(256).matches("(?,?)").count(), 256);
        assert!(Arc::ptr_eq(&many.text(3), &many.text(4)), "each text is made once");
    }

    #[tokio::test]
    async fn every_row_is_written_once_whatever_the_number() {
        static INSERT: Many = Many::new("INSERT INTO t SELECT * FROM (VALUES {rows}) WHERE column1 IS NOT NULL", 2);
        let mut conn = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::raw_sql("CREATE TABLE t (a INTEGER NOT NULL, b TEXT)").execute(&mut conn).await.unwrap();
        for number in [0_u32, 1, 2, 16, 17, 256, 257, 700] {
            let items: Vec<u32> = (0..number).collect();
            let touched = INSERT
                .execute(&mut conn, &items, |row, &item| {
                    row.int(item)?;
                    row.optional_text(None)
                })
                .await
                .unwrap();
            assert_eq!(touched, items.len());
            let stored: Vec<u32> = sqlx::query_scalar("DELETE FROM t RETURNING a").fetch_all(&mut conn).await.unwrap();
            assert_eq!(stored, items);
        }
    }
}
