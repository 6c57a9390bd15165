/// What other companies run for us. Such a part lies in a `third_party` boundary; these kinds say so where no boundary is drawn.
pack prelude

kind third_party_service "Service of another company" : process { alias third_party_api, external_api, outside_service, supplier_system, partner_system, foreign_system; trust partner; speaks http }
kind saas              "Software as a service"       : third_party_service { alias cloud_service, hosted_service, managed_service, software_as_a_service }

kind payment_provider  "Payment provider"            : third_party_service { alias payment_gateway, payment_processor, payment_service_provider, psp, card_processor, acquirer, checkout_provider, worldpay, mollie, square, payment_service }
kind stripe            "Stripe"                      : payment_provider
kind paypal            "PayPal"                      : payment_provider
kind adyen             "Adyen"                       : payment_provider
kind braintree         "Braintree"                   : payment_provider
kind klarna            "Klarna"                      : payment_provider
kind bank_api          "Interface of a bank"         : third_party_service { alias bank, core_banking, open_banking_api, plaid, swift, sepa, card_network, clearing }
kind trading_venue     "Exchange"                    : third_party_service { alias stock_exchange, broker_dealer, crypto_exchange, coinbase }
kind accounting        "Accounting"                  : saas { alias accounting_system, quickbooks, xero, datev, tax_service, invoicing_system }
kind identity_verifier "Checks who somebody is"      : third_party_service { alias kyc_provider, identity_verification, onfido, idnow, veriff, id_verification }
kind fraud_service     "Judges risk"                 : third_party_service { alias fraud_detection, fraud_scoring, risk_engine, credit_bureau, credit_agency, scoring_provider, sanctions_screening }

kind mail_sender       "Mail sender"                 : third_party_service { alias mail_provider, email_provider, email_service, email_sender, mail_service, mailer, transactional_email, postmark, mailchimp, sparkpost, newsletter_service }
kind sendgrid          "SendGrid"                    : mail_sender
kind ses               "Amazon SES"                  : mail_sender { alias amazon_ses, aws_ses }
kind mailgun           "Mailgun"                     : mail_sender
kind sms_sender        "SMS sender"                  : third_party_service { alias sms_provider, sms_gateway, sms_service, telephony_provider, vonage, messagebird, sinch, messaging_provider, whatsapp, whatsapp_api }
kind twilio            "Twilio"                      : sms_sender
kind push_sender       "Push sender"                 : third_party_service { alias push_service, push_provider, push_gateway, push_notification_service, onesignal }
kind fcm               "Firebase Cloud Messaging"    : push_sender { alias firebase_cloud_messaging, google_push }
kind apns              "Apple Push Notification service" : push_sender { alias apple_push }
kind chat_service      "Chat of a team"              : saas { alias teams, microsoft_teams, discord, mattermost, telegram, telegram_api, zoom, video_conferencing }
kind slack             "Slack"                       : chat_service
kind social_network    "Social network"              : third_party_service { alias social_media, facebook, instagram, linkedin, twitter, youtube, tiktok }
kind support_desk      "Support desk"                : saas { alias intercom, freshdesk, help_center, customer_service_platform, live_chat }
kind zendesk           "Zendesk"                     : support_desk
kind marketing_service "Marketing"                   : saas { alias marketing_automation, ad_network, braze, klaviyo, marketo, customer_data_platform, cdp, survey_tool }
kind office_suite      "Office suite"                : saas { alias office_365, microsoft_365, google_workspace, g_suite, notion, airtable, google_sheets, calendar_service, google_calendar }
kind shopify           "Shopify"                     : saas
kind map_service       "Maps"                        : third_party_service { alias maps, google_maps, mapbox, geocoder, geocoding_service, maps_provider, address_service }
kind weather_service   "Weather"                     : third_party_service { alias weather_api }
kind data_provider     "Sells or gives data"         : third_party_service { alias data_vendor, data_feed, data_broker, market_data_provider, currency_service, news_api, open_data }
kind shipping_service  "Carrier"                     : third_party_service { alias shipping_provider, carrier, carrier_api, logistics_provider, parcel_service, dhl, ups, fedex }
kind translation_service "Translation"               : third_party_service { alias translator, deepl, google_translate }
kind government_service "Service of an authority"    : third_party_service { alias government_api, public_registry, tax_authority_api, company_register, health_network }
kind travel_service    "Travel"                      : third_party_service { alias booking_system, gds, amadeus, airline_api, hotel_api }
kind health_exchange   "Exchange of health data"     : third_party_service { alias fhir_server, hl7_interface, ehr, electronic_health_record, epic }
kind integration_saas  "Joins other services"        : saas { alias zapier, make_com, ifttt, workato }
kind cloud_provider_service "Service of a cloud provider" : third_party_service { alias aws_service, azure_service, gcp_service }
