AUDIT = """
-- Every change of an account is kept.
CREATE TABLE audit (
    id bigserial PRIMARY KEY,
    account_id integer NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    changed_at timestamptz NOT NULL DEFAULT now(),
    old jsonb,
    CONSTRAINT audit_known CHECK (changed_at IS NOT NULL)
);
CREATE INDEX audit_account ON audit (account_id, changed_at DESC);

CREATE OR REPLACE FUNCTION keep_audit() RETURNS trigger AS $$
BEGIN
    INSERT INTO audit (account_id, old) VALUES (OLD.id, to_jsonb(OLD));
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER account_audit AFTER UPDATE ON account
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION keep_audit();
"""
