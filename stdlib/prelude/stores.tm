/// What keeps data: databases, files, caches, secrets, queues, images, logs. Where the maker always encrypts what lies on disk, the kind says
/// so; where it can be switched off, the model has to.
pack prelude

kind store "Something that keeps data" : component { alias data_store, datastore, storage, persistence }

// ---- databases -----------------------------------------------------------------------------------------------------------

kind database          "Database"                : store { alias db, operational_database, transactional_database }
kind relational_store  "Relational database"     : database { alias relational_database, sql_database, rdbms, relational_db, sql_db, rds, amazon_rds, planetscale; speaks sql }
kind postgres          "PostgreSQL"              : relational_store { alias postgresql, postgres_db, pg, rds_postgres, neon }
kind mysql             "MySQL"                   : relational_store { alias mysql_db, rds_mysql }
kind mariadb           "MariaDB"                 : relational_store { alias maria_db }
kind oracle_db         "Oracle Database"         : relational_store { alias oracle, oracle_database }
kind sql_server        "SQL Server"              : relational_store { alias mssql, microsoft_sql_server, ms_sql }
kind sqlite            "SQLite"                  : relational_store { alias embedded_database, local_database, h2 }
kind aurora            "Amazon Aurora"           : relational_store { alias amazon_aurora, aurora_postgres, aurora_mysql }
kind cloud_sql         "Google Cloud SQL"        : relational_store { alias google_cloud_sql, alloydb; implements shared_key_encryption }
kind azure_sql         "Azure SQL"               : relational_store { alias azure_sql_database }
kind spanner           "Spanner"                 : relational_store { alias cloud_spanner, google_spanner; implements shared_key_encryption }
kind cockroachdb       "CockroachDB"             : relational_store { alias cockroach, yugabyte, tidb }
kind db2               "Db2"                     : relational_store { alias ibm_db2 }
kind sap_hana          "SAP HANA"                : relational_store { alias hana }
kind document_store    "Document database"       : database { alias document_database, nosql_database, nosql, document_db; speaks nosql_query }
kind mongodb           "MongoDB"                 : document_store { alias mongo, mongo_db, mongodb_atlas, atlas }
kind documentdb        "Amazon DocumentDB"       : document_store { alias amazon_documentdb }
kind cosmosdb          "Azure Cosmos DB"         : document_store { alias cosmos_db, cosmos, azure_cosmos_db; implements shared_key_encryption }
kind firestore         "Firestore"               : document_store { alias firebase, firebase_database, firebase_realtime_database, cloud_firestore; speaks cloud_api; implements shared_key_encryption }
kind couchdb           "CouchDB"                 : document_store { alias couchbase, pouchdb; speaks http }
kind supabase          "Supabase"                : postgres
kind key_value_store   "Key-value store"         : database { alias key_value_database, kv_store, kv; speaks nosql_query }
kind dynamodb          "DynamoDB"                : key_value_store { alias dynamo, dynamo_db, amazon_dynamodb; speaks cloud_api; redundant yes; implements shared_key_encryption }
kind etcd              "etcd"                    : key_value_store
kind wide_column_store "Wide-column store"       : database { alias wide_column_database, column_store, bigtable, hbase, scylladb; speaks nosql_query }
kind cassandra         "Cassandra"               : wide_column_store { alias apache_cassandra, astra }
kind graph_store       "Graph database"          : database { alias graph_database, graph_db, neptune, arangodb, tigergraph; speaks nosql_query }
kind neo4j             "Neo4j"                   : graph_store
kind time_series_store "Time series database"    : database { alias time_series_database, tsdb, timescaledb, timescale, timestream, victoriametrics }
kind influxdb          "InfluxDB"                : time_series_store
kind search_store      "Search index"            : database { alias search_index, search_engine, search_database, full_text_search, solr, algolia, meilisearch, typesense, azure_search; speaks http }
kind elasticsearch     "Elasticsearch"           : search_store { alias elastic, elastic_search }
kind opensearch        "OpenSearch"              : search_store { alias open_search, amazon_opensearch }
kind vector_store      "Vector database"         : database { alias vector_database, vector_db, vector_index, embedding_store, knowledge_base, chroma, faiss }
kind pinecone          "Pinecone"                : vector_store
kind weaviate          "Weaviate"                : vector_store
kind qdrant            "Qdrant"                  : vector_store
kind milvus            "Milvus"                  : vector_store
kind pgvector          "pgvector"                : vector_store, postgres
kind feature_store     "Feature store"           : database
kind event_store       "Event store"             : database { alias eventstore, eventstoredb, event_log }
kind ledger_store      "Ledger nobody can change" : database { alias immutable_ledger, qldb, blockchain, distributed_ledger }
kind read_replica      "Copy to read from"       : database { alias replica, standby_database }
kind user_store        "User database"           : database { alias user_database, account_database, identity_store, customer_database }
kind session_store     "Session store"           : database { alias session_database }

// ---- caches --------------------------------------------------------------------------------------------------------------

kind cache             "Cache"                   : store { alias in_memory_cache, distributed_cache, in_memory_store, hazelcast, ehcache }
kind redis             "Redis"                   : key_value_store, cache { alias valkey, redis_cache, redis_db, azure_redis, keydb; speaks redis_protocol }
kind elasticache       "Amazon ElastiCache"      : key_value_store, cache { alias elasti_cache }
kind memcached         "Memcached"               : cache { alias memcache }
kind local_storage     "Storage inside a browser or app" : store { alias browser_storage, session_storage, indexeddb, cookie_jar, app_storage, shared_preferences }
kind keychain          "Key store of a device"   : store { alias device_keystore, android_keystore, ios_keychain, credential_store }

// ---- files ---------------------------------------------------------------------------------------------------------------

kind object_store      "Object store"            : store { alias object_storage, blob_store, blob_storage, bucket, storage_bucket, backblaze, wasabi; speaks cloud_api }
kind s3                "Amazon S3"               : object_store { alias s3_bucket, aws_s3, amazon_s3; redundant yes; implements shared_key_encryption }
kind gcs               "Google Cloud Storage"    : object_store { alias google_cloud_storage, gcs_bucket, cloud_storage; redundant yes; implements shared_key_encryption }
kind azure_blob        "Azure Blob Storage"      : object_store { alias azure_blob_storage, azure_storage, azure_storage_account; redundant yes; implements shared_key_encryption }
kind minio             "MinIO"                   : object_store { alias ceph }
kind r2                "Cloudflare R2"           : object_store { alias cloudflare_r2 }
kind file_store        "Files"                   : store { alias file_system, filesystem, local_file_system, disk, volume, block_storage, ebs, hard_disk, persistent_volume, folder, spreadsheet, excel_file }
kind file_server       "File server"             : file_store { alias nas, network_share, file_share, shared_drive, nfs_server, smb_server, samba, efs, azure_files, shared_folder }
kind ftp_server        "FTP server"              : file_server { speaks ftp }
kind sftp_server       "SFTP server"             : file_server { alias transfer_family, aws_transfer; speaks sftp }
kind document_management "Document management"   : file_store { alias dms, sharepoint, google_drive, dropbox, onedrive, box, nextcloud, file_sharing, ecm; speaks http }
kind backup_store      "Backups"                 : store { alias backup_vault, backup_storage, aws_backup, backup_server, snapshot_store, tape, veeam, backup, backups }
kind archive_store     "Archive"                 : store { alias archive, glacier, long_term_archive, cold_storage }
kind mailbox           "Mailbox"                 : store { alias mail_store, inbox, email_inbox, gmail, office_365_mail }

// ---- figures ---------------------------------------------------------------------------------------------------------------

kind data_warehouse    "Data warehouse"          : store { alias warehouse, dwh, data_mart, olap, analytical_database, analytics_database, synapse, teradata, clickhouse, druid, fabric; speaks sql }
kind snowflake         "Snowflake"               : data_warehouse { implements shared_key_encryption }
kind bigquery          "BigQuery"                : data_warehouse { alias big_query; implements shared_key_encryption }
kind redshift          "Amazon Redshift"         : data_warehouse { alias amazon_redshift }
kind data_lake         "Data lake"               : store { alias datalake, lakehouse, hadoop, hdfs, big_data_platform, data_platform, delta_lake, iceberg }
kind databricks        "Databricks"              : data_lake
kind data_catalog      "Data catalogue"          : store { alias data_catalogue, metadata_store, glue_catalog }

// ---- secrets, keys, identities -----------------------------------------------------------------------------------------------

kind secret_manager    "Secret manager"          : store { alias secrets_manager, vault, secret_store, secrets_store, secret_vault, secret_server, cyberark, doppler, infisical, parameter_store, ssm_parameter_store, password_vault; speaks secret_read; implements shared_key_encryption }
/// Kept as they are written, unless the cluster is told to encrypt them.
kind kubernetes_secrets "Secrets of Kubernetes" : store { alias sealed_secrets; speaks secret_read }
kind hashicorp_vault   "HashiCorp Vault"         : secret_manager { alias openbao }
kind aws_secrets_manager "AWS Secrets Manager"   : secret_manager { redundant yes }
kind azure_key_vault   "Azure Key Vault"         : secret_manager { alias key_vault; redundant yes }
kind google_secret_manager "Google Secret Manager" : secret_manager { alias gcp_secret_manager }
kind key_manager       "Keeps keys and works with them" : store { implements shared_key_encryption; alias kms, key_management, key_management_service, aws_kms, cloud_kms, key_store, keystore, truststore; speaks cloud_api }
kind hsm               "Hardware security module" : key_manager { alias hardware_security_module, cloudhsm, cloud_hsm; speaks pkcs11 }
kind directory         "Directory"               : store { alias ldap_server, ldap_directory, user_directory, identity_store_ldap, directory_service; speaks ldap }
kind active_directory  "Active Directory"        : directory { alias domain_controller, microsoft_active_directory }
kind openldap          "OpenLDAP"                : directory { alias open_ldap, freeipa }

// ---- queues, topics, streams: whoever takes from them opens the connection -----------------------------------------------------

kind broker            "Message broker"          : store { alias message_broker, message_bus, event_bus, messaging, message_oriented_middleware, pulsar, service_bus_namespace; pulled yes
  /// What it keeps is what is sent there; more only where somebody says so.
  attribute stores  "what does {it} keep?" : data { many; unset nothing; phrase with control; phrase for duration; phrase in element }
}
kind queue             "Queue"                   : broker { alias message_queue, mq, job_queue, task_queue, work_queue, cloud_tasks, azure_queue, ibm_mq, msmq, bullmq }
kind dead_letter_queue "Dead letter queue"       : queue  { alias dlq, dead_letters }
kind topic             "Topic"                   : broker { alias pub_sub, channel, event_topic, publish_subscribe }
kind stream            "Stream"                  : broker { alias event_stream, data_stream }
kind sqs               "Amazon SQS"              : queue  { alias sqs_queue, amazon_sqs, aws_sqs; speaks cloud_api; redundant yes }
kind sns               "Amazon SNS"              : topic  { alias sns_topic, amazon_sns, aws_sns; speaks cloud_api; pulled no; redundant yes }
kind eventbridge       "Amazon EventBridge"      : broker { alias event_bridge, aws_eventbridge; speaks cloud_api; pulled no; redundant yes }
kind kinesis           "Amazon Kinesis"          : stream { alias kinesis_stream, amazon_kinesis, firehose; speaks cloud_api; redundant yes }
kind pubsub            "Google Pub/Sub"          : topic  { alias google_pubsub, cloud_pubsub, google_pub_sub; speaks cloud_api; redundant yes; implements shared_key_encryption }
kind event_hub         "Azure Event Hubs"        : stream { alias event_hubs, azure_event_hub, azure_event_hubs; speaks amqp; implements shared_key_encryption }
kind event_grid        "Azure Event Grid"        : topic  { alias azure_event_grid; speaks cloud_api; pulled no; redundant yes }
kind service_bus       "Azure Service Bus"       : queue  { alias azure_service_bus; speaks amqp; implements shared_key_encryption }
kind rabbitmq          "RabbitMQ"                : broker { alias rabbit_mq, rabbit, amazon_mq; speaks amqp }
kind rabbitmq_queue    "RabbitMQ queue"          : queue  { speaks amqp }
kind activemq          "ActiveMQ"                : broker { alias active_mq, artemis; speaks jms }
kind kafka             "Kafka"                   : broker { alias kafka_broker, kafka_cluster, apache_kafka, msk, confluent, confluent_cloud, redpanda; speaks kafka_protocol }
kind kafka_topic       "Kafka topic"             : topic  { speaks kafka_protocol }
kind nats              "NATS"                    : broker { alias jetstream, nats_server; speaks nats_protocol }
kind mqtt_broker       "MQTT broker"             : broker { alias mosquitto, emqx, hivemq, vernemq; speaks mqtt }
kind redis_stream      "Redis stream"            : stream { alias redis_pubsub, redis_queue; speaks redis_protocol }

// ---- logs and figures of operations ------------------------------------------------------------------------------------------------

kind log_store         "Log store"               : store { alias log_storage, logs, log_archive, loki, cloudwatch_logs, cloud_logging, log_analytics, log_index, log_file, log_files, event_log_store }
kind audit_store       "Audit trail"             : log_store { alias audit_trail, audit_log_store, cloudtrail, audit_database }
kind metrics_store     "Metrics"                 : store { alias metrics_server, metrics, metrics_database, mimir, thanos, graphite }
kind prometheus        "Prometheus"              : metrics_store { speaks http }

// ---- code, images, packages ------------------------------------------------------------------------------------------------------

kind source_repository "Source repository"       : store { alias source_code_repository, sourcecode_repository, code_repository, repository, repo, scm, version_control, vcs, svn, subversion, mercurial, perforce }
kind git_server        "Git server"              : source_repository { alias git, git_repository, git_repo, gitea, gogs, gerrit }
kind github            "GitHub"                  : git_server { alias github_repository, github_enterprise }
kind gitlab            "GitLab"                  : git_server { alias gitlab_server }
kind bitbucket         "Bitbucket"               : git_server
kind codecommit        "AWS CodeCommit"          : git_server { alias azure_repos }
kind artifact_registry "Artifact registry"       : store { alias artefact_registry, package_registry, package_repository, artifact_repository, artifact_store, npm_registry, npm, pypi, maven_central, maven_repository, nuget, rubygems, app_store, play_store, cloudsmith; speaks http }
kind nexus             "Nexus"                   : artifact_registry
kind artifactory       "Artifactory"             : artifact_registry { alias jfrog }
kind container_registry "Container registry"     : artifact_registry { alias image_registry, docker_registry, registry, gcr, acr, quay, ghcr, oci_registry }
kind harbor            "Harbor"                  : container_registry
kind ecr               "Amazon ECR"              : container_registry { alias amazon_ecr }
kind docker_hub        "Docker Hub"              : container_registry { alias dockerhub }
kind model_registry    "Model registry"          : artifact_registry { alias model_store, model_hub }
kind state_store       "State of the infrastructure" : store { alias terraform_state, infrastructure_state }
