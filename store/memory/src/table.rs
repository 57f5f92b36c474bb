//! A table that remembers what was done to it until told to forget.

use std::collections::BTreeMap;
use std::ops::RangeBounds;

/// Rows by key. Every change can be undone until [`keep`](Table::keep) makes it last.
#[derive(Debug)]
pub(crate) struct Table<K, V> {
    rows: BTreeMap<K, V>,
    /// What was under a key before it was changed, in the order of the changes.
    before: Vec<(K, Option<V>)>,
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), before: Vec::new() }
    }
}

impl<K: Ord + Clone, V> Table<K, V> {
    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        self.rows.get(key)
    }

    pub(crate) fn has(&self, key: &K) -> bool {
        self.rows.contains_key(key)
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.rows.iter()
    }

    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.rows.values()
    }

    pub(crate) fn range(&self, keys: impl RangeBounds<K>) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.rows.range(keys)
    }

    /// Inserts or replaces a row.
    pub(crate) fn put(&mut self, key: K, row: V) {
        let old = self.rows.insert(key.clone(), row);
        self.before.push((key, old));
    }

    /// Removes a row.
    pub(crate) fn remove(&mut self, key: &K) {
        if let Some(old) = self.rows.remove(key) {
            self.before.push((key.clone(), Some(old)));
        }
    }

    /// Takes every change back since the last [`keep`](Table::keep).
    pub(crate) fn undo(&mut self) {
        while let Some((key, old)) = self.before.pop() {
            match old {
                Some(row) => self.rows.insert(key, row),
                None => self.rows.remove(&key),
            };
        }
    }

    /// Makes the changes last.
    pub(crate) fn keep(&mut self) {
        self.before.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_kept_is_undone_in_reverse() {
        let mut table = Table::default();
        table.put(1, "one");
        table.keep();
        table.put(1, "uno");
        table.remove(&1);
        table.put(2, "due");
        table.put(1, "eins");
        table.undo();
        assert_eq!(table.iter().collect::<Vec<_>>(), [(&1, &"one")]);
        table.remove(&1);
        table.keep();
        table.undo();
        assert_eq!(table.iter().count(), 0);
    }
}
