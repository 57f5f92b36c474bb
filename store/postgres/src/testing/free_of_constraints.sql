DO $$
DECLARE found record;
BEGIN
    FOR found IN SELECT tgrelid::regclass AS of, tgname AS name FROM pg_trigger WHERE NOT tgisinternal LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', found.name, found.of);
    END LOOP;
    FOR found IN
        SELECT conrelid::regclass AS of, conname AS name FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND conrelid <> '_sqlx_migrations'::regclass
        ORDER BY contype <> 'f'
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I', found.of, found.name);
    END LOOP;
    ALTER TABLE outbox ALTER position DROP IDENTITY;
END
$$
