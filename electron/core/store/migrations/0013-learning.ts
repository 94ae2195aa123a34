/** Quizzes and how they were taken; courses, who is to take them and how far they are. */
import { rowColumns } from './row-columns.ts'

export const learning = `
CREATE TABLE quizzes (${rowColumns}
  name TEXT NOT NULL,
  material_id TEXT,
  pass_percent INTEGER,
  note TEXT,
  extra TEXT
) STRICT;
CREATE TABLE quiz_questions (${rowColumns}
  quiz_id TEXT NOT NULL,
  title TEXT NOT NULL,
  options TEXT,
  reason TEXT,
  position INTEGER,
  extra TEXT
) STRICT;
CREATE TABLE quiz_attempts (${rowColumns}
  account_id TEXT,
  visit_id TEXT,
  contact_id TEXT,
  owner_id TEXT,
  quiz_id TEXT,
  name TEXT NOT NULL,
  score_percent INTEGER NOT NULL,
  is_passed INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  took_ms INTEGER,
  answers TEXT,
  extra TEXT
) STRICT;
CREATE TABLE courses (${rowColumns}
  name TEXT NOT NULL,
  products TEXT,
  note TEXT,
  extra TEXT
) STRICT;
CREATE TABLE course_steps (${rowColumns}
  course_id TEXT NOT NULL,
  title TEXT NOT NULL,
  material_id TEXT,
  quiz_id TEXT,
  position INTEGER,
  extra TEXT
) STRICT;
CREATE TABLE course_assignments (${rowColumns}
  course_id TEXT NOT NULL,
  name TEXT NOT NULL,
  owner_id TEXT,
  due_on TEXT,
  extra TEXT
) STRICT;
CREATE TABLE material_progress (${rowColumns}
  material_id TEXT NOT NULL,
  name TEXT NOT NULL,
  owner_id TEXT,
  parts TEXT,
  extra TEXT
) STRICT;
CREATE INDEX quizzes_by_source ON quizzes (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX quiz_questions_by_source ON quiz_questions (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX quiz_attempts_by_source ON quiz_attempts (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX courses_by_source ON courses (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX course_steps_by_source ON course_steps (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX course_assignments_by_source ON course_assignments (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX material_progress_by_source ON material_progress (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX quiz_questions_by_quiz ON quiz_questions (quiz_id, position) WHERE deleted_at IS NULL;
CREATE INDEX quiz_attempts_by_visit ON quiz_attempts (visit_id, taken_at) WHERE deleted_at IS NULL;
CREATE INDEX quiz_attempts_by_account ON quiz_attempts (account_id) WHERE deleted_at IS NULL;
CREATE INDEX quiz_attempts_by_quiz ON quiz_attempts (quiz_id, owner_id, taken_at) WHERE deleted_at IS NULL;
CREATE INDEX course_steps_by_course ON course_steps (course_id, position) WHERE deleted_at IS NULL;
CREATE INDEX course_assignments_by_owner ON course_assignments (owner_id, due_on) WHERE deleted_at IS NULL;
CREATE INDEX course_assignments_by_course ON course_assignments (course_id) WHERE deleted_at IS NULL;
CREATE INDEX material_progress_by_material ON material_progress (material_id, owner_id) WHERE deleted_at IS NULL;
`
