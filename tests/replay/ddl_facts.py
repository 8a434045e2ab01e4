# SPDX-License-Identifier: Apache-2.0
"""The schema of a database as lines of text, ordered, one fact a line."""

import re

SYSTEM = "('pg_catalog', 'information_schema', 'pg_toast')"
OF_EXTENSION = """exists (select from pg_depend d where d.deptype = 'e' and d.objid = {}.oid)"""

QUERIES = {
    "schema": f"""
        select nspname from pg_namespace
        where nspname !~ '^pg_' and nspname not in {SYSTEM}""",
    "enum": """
        select format('%s.%s (%s)', nspname, typname,
                      (select string_agg(enumlabel, ', ' order by enumsortorder) from pg_enum
                       where enumtypid = t.oid))
        from pg_type t join pg_namespace n on n.oid = typnamespace where typtype = 'e'""",
    "domain": f"""
        select format('%s.%s %s%s', nspname, typname, format_type(typbasetype, typtypmod),
                      case when typnotnull then ' not null' end)
        from pg_type join pg_namespace n on n.oid = typnamespace
        where typtype = 'd' and nspname not in {SYSTEM}""",
    "view": f"""
        select format('%s.%s%s', nspname, relname,
                      case relkind when 'm' then ' materialized' end)
        from pg_class join pg_namespace n on n.oid = relnamespace
        where relkind in ('v', 'm') and nspname not in {SYSTEM}""",
    "sequence": """
        select format('%s.%s %s%s', nspname, relname, format_type(seqtypid, null),
                      (select ' owned by ' || refobjid::regclass || '.' || attname
                       from pg_depend d
                       join pg_attribute on attrelid = refobjid and attnum = refobjsubid
                       where objid = c.oid and d.classid = 'pg_class'::regclass
                         and refclassid = 'pg_class'::regclass and deptype in ('a', 'i')
                         and refobjsubid > 0))
        from pg_sequence join pg_class c on c.oid = seqrelid
        join pg_namespace n on n.oid = relnamespace""",
    "function": f"""
        select format('%s.%s(%s) %s', nspname, proname, oidvectortypes(proargtypes), lanname)
        from pg_proc p join pg_namespace n on n.oid = pronamespace
        join pg_language l on l.oid = prolang
        where nspname not in {SYSTEM} and not {OF_EXTENSION.format("p")}""",
    "table": f"""
        select format('%s.%s%s%s%s', nspname, relname,
                      case relkind when 'p' then ' partition by ' || pg_get_partkeydef(c.oid) end,
                      (select ' inherits ' || string_agg(inhparent::regclass::text, ', '
                                                         order by inhseqno)
                       from pg_inherits where inhrelid = c.oid),
                      ' comment ' || quote_literal(obj_description(c.oid, 'pg_class')))
        from pg_class c join pg_namespace n on n.oid = relnamespace
        where relkind in ('r', 'p') and nspname not in {SYSTEM} and nspname !~ '^pg_temp'""",
    "trigger": """
        select format('%s.%s %s', nspname, relname, tgname)
        from pg_trigger join pg_class c on c.oid = tgrelid
        join pg_namespace n on n.oid = relnamespace where not tgisinternal""",
}

COLUMNS = f"""
    select format('%s.%s.%s %s%s%s%s%s%s', nspname, relname, attname,
                  format_type(atttypid, atttypmod),
                  case when attnotnull then ' not null' end,
                  case when attgenerated = '' then
                      ' default ' || pg_get_expr(adbin, adrelid) end,
                  case when attidentity <> '' then ' identity ' || attidentity::text end,
                  case when attgenerated <> '' then
                      ' generated ' || pg_get_expr(adbin, adrelid) end,
                  ' comment ' || quote_literal(col_description(attrelid, attnum)))
    from pg_attribute join pg_class c on c.oid = attrelid
    join pg_namespace n on n.oid = relnamespace
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where relkind in ('r', 'p') and nspname not in {SYSTEM} and nspname !~ '^pg_temp'
      and attnum > 0 and not attisdropped
    order by nspname collate "C", relname collate "C", attnum"""

CONSTRAINTS = f"""
    select contype, format('%s.%s %s', nspname, relname, conname),
           array(select attname::text from unnest(conkey) with ordinality k(number, place)
                 join pg_attribute on attrelid = conrelid and attnum = number order by place),
           (select format('%s.%s', pn.nspname, pc.relname) from pg_class pc
            join pg_namespace pn on pn.oid = pc.relnamespace where pc.oid = confrelid),
           array(select attname::text from unnest(confkey) with ordinality k(number, place)
                 join pg_attribute on attrelid = confrelid and attnum = number order by place),
           confdeltype, confupdtype, condeferrable, condeferred, pg_get_constraintdef(k.oid)
    from pg_constraint k join pg_class c on c.oid = conrelid
    join pg_namespace n on n.oid = c.relnamespace
    where contype in ('p', 'u', 'c', 'f', 'x') and nspname not in {SYSTEM}"""

INDEXES = f"""
    select format('%s.%s %s %s%s (%s)%s', nspname, t.relname, i.relname, amname,
                  case when indisunique then ' unique' end,
                  (select string_agg(pg_get_indexdef(indexrelid, k, true), ', ' order by k)
                   from generate_series(1, indnkeyatts) k),
                  ' where ' || pg_get_expr(indpred, indrelid))
    from pg_index join pg_class i on i.oid = indexrelid join pg_class t on t.oid = indrelid
    join pg_am on pg_am.oid = i.relam join pg_namespace n on n.oid = t.relnamespace
    where nspname not in {SYSTEM} and nspname !~ '^pg_' and t.relkind in ('r', 'p')
      and not exists (select from pg_constraint
                      where conindid = indexrelid and contype in ('p', 'u', 'x'))"""

ACTIONS = {
    "a": "NO ACTION",
    "r": "RESTRICT",
    "c": "CASCADE",
    "n": "SET NULL",
    "d": "SET DEFAULT",
}


def constraint_line(row) -> str:
    kind, name, columns, target, keys, deleted, updated, deferrable, deferred, text = row
    if kind == "f":
        line = f"foreign key {name} ({', '.join(columns)}) {target} ({', '.join(keys)})"
        line += f" {ACTIONS[deleted]} {ACTIONS[updated]}"
        if deferrable:
            line += " INITIALLY DEFERRED" if deferred else " DEFERRABLE"
        return line
    if kind == "c":
        return f"check {name} {text}"
    if kind == "x":
        return f"exclusion {name}"
    word = "primary key" if kind == "p" else "unique"
    return f"{word} {name} ({', '.join(columns)})"


def facts(cursor) -> list[str]:
    def rows(query):
        cursor.execute(query)
        return cursor.fetchall()

    def one_line(text):
        return re.sub(r"\s*\n\s*", " ", text)

    lines = [f"{word} {line}" for word, query in QUERIES.items() for (line,) in rows(query)]
    lines += [constraint_line(row) for row in rows(CONSTRAINTS)]
    lines += [f"index {line}" for (line,) in rows(INDEXES)]
    columns = [f"column {line}" for (line,) in rows(COLUMNS)]
    lines = sorted(line for line in lines if line != "schema public") + columns
    return [one_line(line) for line in lines]
