model platform

data source_code "Source code"     : code_artifact
data image       "Container image" : build_artifact
data push_key    "Key of the pipeline" : deploy_key { rotates after 30d }

boundary code_host "Code host" : third_party {
  component repository "Repositories" : git_server   { stores source_code }
  component pipeline   "Build runner" : build_server { holds push_key }
}

extend account {
  component images "Image registry" : container_registry {
    stores image
    implements image_signing { code "delivery/cosign.yaml" }
  }
}

flow pushing : ssh from employee -> repository {
  carries source_code
  authenticated by client_certificate as employee
}
flow building   : https from pipeline -> repository { carries nothing; returns source_code; authenticated by api_key }
flow publishing : https from pipeline -> images {
  carries image
  authenticated by api_key with push_key as pipeline
}

feature delivery "From commit to image" {
  tier critical
  includes pushing, building, publishing
  owner "@acme/platform"
}

/// One runner serves all teams, and a pull request from outside starts it.
threat poisoned_build "A pull request puts code into somebody else's image" : tampering, elevation_of_privilege on pipeline {
  severity high
  requires isolated_builds
}

decision mitigate poisoned_build on pipeline {
  reason planned
  because "one runner for each team is being rolled out"
  owner "@acme/platform"
  until 2027-03-31
}
