//! One test for each story.

/// Makes one `#[tokio::test]` for each story. Takes the path of an async function without parameters that returns a
/// [`Harness`](crate::Harness) with a fresh, migrated store, or `Option` of one where the database may be absent.
#[macro_export]
macro_rules! conformance_tests {
    ($fresh:ident) => {
        $crate::conformance_tests! { $fresh;
            audit: a_whole_ledger_is_sent, an_audit_sees_whole_commits;
            batches: a_batch_of_hundreds_is_written_whole, hundreds_of_holds_end_at_once;
            bookings: a_booking_changes, a_booking_exists_once_before_it_changes, a_booking_reads_back,
                a_hold_becomes_a_booking, a_reference_is_taken_once;
            callers: a_key_belongs_to_one_caller, callers_are_found_by_their_keys;
            capacity: a_refused_delta_undoes_its_batch, an_overbooking_grant_stretches_the_total,
                an_overfull_session_only_gives_back, counts_follow_deltas, counts_never_fall_below_none,
                the_public_share_has_the_last_word, the_total_has_the_last_word, what_is_not_offered_cannot_be_taken;
            feed: an_empty_feed_ends_at_nothing, an_undone_transaction_leaves_no_gap, events_come_in_order,
                many_writers_leave_no_gap, news_tell_what_changed, the_feed_is_filtered_by_venue;
            holds: a_hold_changes, a_hold_exists_once_before_it_changes, a_hold_reads_back,
                locking_finds_holds_that_ran_out, sessions_with_expired_holds_are_found;
            idempotency: a_key_is_used_once, outcomes_are_found_again;
            jobs: a_job_has_one_holder, a_job_is_won_once, a_lease_of_a_job_runs_out, progress_only_grows;
            locking: a_transaction_reads_its_own_writes, holds_and_bookings_are_located, locking_nothing_is_allowed,
                locking_reads_sessions_with_their_places;
            outbox: a_lost_lease_writes_nothing, results_are_written_together, a_message_is_leased_and_sent,
                a_message_is_tried_again_and_given_up, a_message_is_written_once, a_try_without_a_result_counts,
                a_newer_message_silences_older_ones, the_longest_due_comes_first,
                workers_share_the_outbox;
            paging: bookings_come_in_pages, lists_are_filtered;
            people: adjoining_times_are_free, facts_read_back, nobody_is_in_two_places, one_batch_excludes_itself,
                one_booking_may_overlap_itself, time_given_back_is_free, time_of_an_expired_hold_is_free;
            publishing: a_class_in_use_does_not_vanish, a_published_venue_reads_back, new_sessions_start_empty,
                published_sessions_read_back, publishing_again_changes_in_place,
                the_event_of_a_publication_has_its_version, unknown_places_are_nothing;
            races: one_person_is_won_once, the_last_table_is_sold_once, two_sessions_are_taken_together;
            schema: a_closed_store_is_not_ready, migrating_again_changes_nothing;
            transactions: a_refused_write_leaves_nothing, an_undone_transaction_leaves_nothing,
                time_does_not_run_backwards, uncommitted_work_is_invisible;
        }
    };
    ($fresh:ident; $($subject:ident: $($story:ident),+;)+) => {$(
        mod $subject {
            $(
                #[::tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $story() {
                    let harness: ::core::option::Option<$crate::Harness> = super::$fresh().await.into();
                    if let Some(harness) = harness {
                        $crate::stories::$subject::$story(&harness).await;
                        harness.finish().await;
                    }
                }
            )+
        }
    )+};
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// The names after `marker` in a text.
    fn names(text: &str, marker: &str) -> Vec<String> {
        let name = |rest: &str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned();
        text.split(marker).skip(1).map(name).collect()
    }

    #[test]
    fn every_story_is_in_the_list() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let list = std::fs::read_to_string(source.join("macros.rs")).unwrap();
        let mut stories = 0;
        for file in std::fs::read_dir(source.join("stories")).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for story in names(&text, "\npub async fn ") {
                assert!(list.contains(&format!(" {story}")), "{story} is not in the list of stories");
                stories += 1;
            }
        }
        assert!(stories > 50, "{stories} stories");
    }
}
