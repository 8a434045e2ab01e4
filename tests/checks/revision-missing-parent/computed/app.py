from importlib.metadata import entry_points


def configure(config):
    folders = [point.value for point in entry_points(group="alembic", name="migrations")]
    config.set_main_option("version_locations", " ".join(folders))
