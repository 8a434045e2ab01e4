"""Rename post"""
import sqlalchemy as sa
from alembic import op

revision = "c3"
down_revision = 'b2'


def upgrade():
    op.rename_table('post', 'article')
    op.execute('ALTER SEQUENCE post_id_seq RENAME TO article_id_seq')
    op.execute('ALTER INDEX post_pkey RENAME TO article_pkey')
    with op.batch_alter_table('article') as batch_op:
        batch_op.drop_constraint('post_user_id_fkey', type_='foreignkey')
        batch_op.create_foreign_key(None, 'user', ['user_id'], ['id'], ondelete='CASCADE')


def downgrade():
    op.rename_table('article', 'post')
