"""CodeBuild projects."""

import json

from moto.codebuild import responses
from moto.codebuild.exceptions import ResourceNotFoundException
from moto.codebuild.models import CodeBuildBackend
from moto.codebuild.responses import CodeBuildResponse
from moto.core.utils import unix_time

# What AWS takes for a parameter that is absent. None: the answer leaves it out.
SETTINGS = {
    "artifacts": None,
    "autoRetryLimit": None,
    "buildBatchConfig": None,
    "cache": None,
    "concurrentBuildLimit": None,
    "description": None,
    "encryptionKey": None,
    "environment": None,
    "fileSystemLocations": None,
    "logsConfig": None,
    "queuedTimeoutInMinutes": 480,
    "secondaryArtifacts": None,
    "secondarySources": None,
    "secondarySourceVersions": None,
    "serviceRole": None,
    "source": None,
    "sourceVersion": None,
    "tags": None,
    "timeoutInMinutes": 60,
    "vpcConfig": None,
}


def close():
    settings_of_projects()
    updated_projects()
    deleted_projects()
    gitlab_sources()


def requested(response):
    settings = {name: response._get_param(name) for name in SETTINGS}
    return {name: value for name, value in settings.items() if value is not None}


def settings_of_projects():
    """AWS keeps every setting of CreateProject. moto drops the encryption key, the limit of
    concurrent builds and others, and takes 0 for absent timeouts.
    """
    create_project = CodeBuildResponse.create_project

    def create_project_with_settings(self):
        answer = create_project(self)
        project = self.codebuild_backend.codebuild_projects[self._get_param("name")]
        defaults = {name: value for name, value in SETTINGS.items() if value is not None}
        project.project_metadata.update({**defaults, **requested(self)})
        return json.dumps({**json.loads(answer), "project": project.project_metadata})

    CodeBuildResponse.create_project = create_project_with_settings


def updated_projects():
    """AWS has UpdateProject, which changes the settings it is given. moto answers HTTP 500, which
    the AWS provider retries for minutes.
    """

    def update_project(self):
        name = self._get_param("name")
        project = self.codebuild_backend.codebuild_projects.get(name)
        if project is None:
            raise ResourceNotFoundException(f"Project cannot be found: {name}")
        metadata = project.project_metadata
        metadata.update({**requested(self), "lastModified": unix_time()})
        # A limit below 1 takes the limit away.
        if metadata.get("concurrentBuildLimit", 1) < 1:
            del metadata["concurrentBuildLimit"]
        return json.dumps({"project": metadata})

    CodeBuildResponse.update_project = update_project


def deleted_projects():
    """AWS deletes a project by its name or its ARN. moto takes only the name, and answers the ARN,
    which the AWS provider sends, as if it had deleted the project.
    """
    delete_project = CodeBuildBackend.delete_project

    def delete_project_by_arn(self, project_name):
        delete_project(self, project_name.split(":project/")[-1])

    CodeBuildBackend.delete_project = delete_project_by_arn


def gitlab_sources():
    """AWS builds from GitLab too. moto does not know the type and refuses it."""
    validate = responses._validate_required_params_source

    def validate_with_gitlab(source):
        if source["type"] in ("GITLAB", "GITLAB_SELF_MANAGED"):
            source = {**source, "type": "GITHUB"}
        validate(source)

    responses._validate_required_params_source = validate_with_gitlab
