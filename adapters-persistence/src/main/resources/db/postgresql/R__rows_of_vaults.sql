-- ADR 350: PostgreSQL's row-level security, a second line behind the gate. H2 has none, and jOOQ does not read this.
--
-- From where a unit of work looks stands in the setting abri.sight, for as long as its transaction lasts: "vault V", "staff R A V" (the
-- vault is missing at the desk of a relay), "operator A", "link V I", "feed V", "nobody", or "service". As long as nothing was said, rows
-- of vaults can be neither read nor written: that is an error, since "there are none" would let jobs remove what is somebody's.
--
-- Whoever owns the tables is held to it too (force); superusers and whoever has BYPASSRLS are not, and the service refuses to be one.
-- Conditions in brackets, (select …), are found out once a statement.

create or replace function abri_sight(kind text, word int) returns text language plpgsql stable parallel safe as $$
declare
  said text := current_setting('abri.sight', true);
begin
  if coalesce(said, '') = '' then
    raise exception 'nobody has said for whom this unit of work looks at rows of vaults' using errcode = 'AB350';
  end if;
  return case when split_part(said, ' ', 1) = kind then nullif(split_part(said, ' ', word), '') end;
end
$$;

do $$
declare
  each record;
  -- AFF-6: the vault at which staff work, while its owner is affiliated to their relay.
  tied text := '(select tie.vault from affiliation tie where tie.vault = (select abri_sight(''staff'', 4)::uuid)'
    ' and tie.relay = (select abri_sight(''staff'', 2)::uuid) and tie.state = ''ACTIVE'')';
  own_relay text := '(select abri_sight(''staff'', 2)::uuid)';
begin
  for each in select tablename, policyname from pg_policies
      where schemaname = current_schema() and policyname like 'sight\_%' loop
    execute format('drop policy %I on %I', each.policyname, each.tablename);
  end loop;

  for each in select unnest(array['item', 'folder', 'given_link', 'calendar_feed', 'resumable_upload', 'upload_part',
      'preview', 'reading', 'scan', 'item_report', 'reminder', 'receipt']) as tablename loop
    execute format('alter table %I enable row level security', each.tablename);
    execute format('alter table %I force row level security', each.tablename);
    execute format('create policy sight_1_service on %I'
      ' using ((select abri_sight(''service'', 1)) is not null)', each.tablename);
    execute format('create policy sight_2_vault on %I'
      ' using (vault = (select abri_sight(''vault'', 2)::uuid))', each.tablename);
  end loop;

  -- VLT-3, VLT-5, VLT-6: staff see and correct what is shared; what they add may wait for its scan, private until then.
  execute 'create policy sight_3_staff on item for select using (visibility = ''SHARED'' and vault = ' || tied || ')';
  execute 'create policy sight_3_staff_adds on item for insert with check (vault = ' || tied || ')';
  execute 'create policy sight_3_staff_adds on receipt for insert with check (vault = ' || tied || ')';
  execute 'create policy sight_3_staff_corrects on item for update using (visibility = ''SHARED'' and vault = ' || tied || ')';
  execute 'create policy sight_3_staff on folder for select using (visibility = ''SHARED'' and vault = ' || tied || ')';
  execute 'create policy sight_3_staff on reminder using (author_relay = ' || own_relay || ' and vault = ' || tied || ')';
  execute 'create policy sight_3_staff on item_report using (reporter_relay = ' || own_relay || ' and vault = ' || tied || ')';
  -- UPL-3: whoever sends a document goes on with it.
  execute 'create policy sight_3_staff on resumable_upload using (account = (select abri_sight(''staff'', 3)::uuid))';
  execute 'create policy sight_3_staff on upload_part using (account = (select abri_sight(''staff'', 3)::uuid))';

  -- What belongs to an item is seen where its item is.
  for each in select unnest(array['preview', 'reading', 'scan', 'reminder', 'receipt']) as tablename loop
    execute format('create policy sight_8_item on %1$I for select'
      ' using (exists (select 1 from item where item.id = %1$I.item and item.vault = %1$I.vault))', each.tablename);
  end loop;
end
$$;

-- At the desk of a relay, what is shared is counted in all vaults of those who are affiliated.
create policy sight_4_desk on item for select using (visibility = 'SHARED'
  and (select abri_sight('staff', 2) is not null and abri_sight('staff', 4) is null)
  and exists (select 1 from affiliation tie where tie.vault = item.vault
    and tie.relay = (select abri_sight('staff', 2)::uuid) and tie.state = 'ACTIVE'));

-- MOD-1: operators see what was reported, as long as it is.
create policy sight_5_operator on item_report using ((select abri_sight('operator', 2)) is not null);
create policy sight_5_operator on item using ((select abri_sight('operator', 2)) is not null
  and exists (select 1 from item_report report where report.item = item.id and report.vault = item.vault));

-- VLT-8: whoever holds a link sees that document, and whoever reads a calendar its appointments.
create policy sight_6_link on item for select
  using (id = (select abri_sight('link', 3)::uuid) and vault = (select abri_sight('link', 2)::uuid));
create policy sight_6_link on given_link
  using (item = (select abri_sight('link', 3)::uuid) and vault = (select abri_sight('link', 2)::uuid));
create policy sight_7_feed on item for select
  using (kind = 'APPOINTMENT' and vault = (select abri_sight('feed', 2)::uuid));
create policy sight_7_feed on calendar_feed using (vault = (select abri_sight('feed', 2)::uuid));
