import {
  openPostgres
} from "./chunk-E35RCUEZ.js";
import {
  nameSchema
} from "./chunk-Z656YGUU.js";
import "./chunk-37HU6A4X.js";
import "./chunk-EFOYLMI7.js";

// src/drivers/store/look-shared.ts
import { sql } from "kysely";
function glanceAtShared({ databaseUrl, tenant }) {
  const look = async (work) => {
    const database = await openPostgres({ databaseUrl, schema: nameSchema(tenant), connections: 1 });
    try {
      return await work(database.db, database.where);
    } finally {
      await database.close();
    }
  };
  const has = async (db, table) => {
    const { rows } = await sql`select to_regclass(${table}) is not null as has`.execute(db);
    return rows[0]?.has === true;
  };
  return {
    exists: () => look((db) => has(db, "heal_case")),
    ignored: () => look(async (db) => await has(db, "ignored") ? db.selectFrom("ignored").selectAll().execute() : []),
    reach: () => look(async (_db, where) => `PostgreSQL, ${where}`)
  };
}
export {
  glanceAtShared
};
