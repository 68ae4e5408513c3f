-- How old the oldest rows are, so that the sweep of what is kept for 150 years looks further only when something can be due.
CREATE INDEX identity_history_by_time ON identity_history (recorded_at);
CREATE INDEX resident_history_by_time ON resident_history (recorded_at);
CREATE INDEX supplement_history_by_time ON supplement_history (recorded_at);
CREATE INDEX card_history_by_time ON card_history (recorded_at);
