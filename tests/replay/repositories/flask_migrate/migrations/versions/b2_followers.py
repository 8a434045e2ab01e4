"""Followers"""
import sqlalchemy as sa
from alembic import op

revision = "b2"
down_revision = 'a1'


def upgrade():
    op.create_table('followers',
    sa.Column('follower_id', sa.Integer(), nullable=False),
    sa.Column('followed_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['followed_id'], ['user.id'], ),
    sa.ForeignKeyConstraint(['follower_id'], ['user.id'], ),
    sa.PrimaryKeyConstraint('follower_id', 'followed_id')
    )
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('about_me', sa.String(length=140), nullable=True))
        batch_op.alter_column('username', existing_type=sa.String(length=64), type_=sa.String(length=80), nullable=False)


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('username', existing_type=sa.String(length=80), type_=sa.String(length=64), nullable=True)
        batch_op.drop_column('about_me')

    op.drop_table('followers')
