model shop

data parcel_status "Parcel status" : internal

boundary depot "Warehouse on site" : on_premises_network {
  trust medium
  component scanners "Handheld scanners" : barcode_scanner
}

component warehouse  "Warehouse"    : service in shop_account
component shipping   "Shipping"     : worker  in shop_account { holds carrier_secret from vault }
component tracking   "Tracking"     : webhook_receiver in shop_account { plans hmac_signature by 2027-01-31 }
component stock_db   "Stock"        : postgres in stores { stores stock_level }
component label_files "Parcel labels" : s3     in stores { stores parcel_label for 90d }
actor packer "Packer" : employee in depot

flow picking "Picking" : https from packer -> scanners -> warehouse {
  carries stock_level
  returns purchase
  authenticated by pin_code as packer
}
flow stock_rows from warehouse -> stock_db { carries stock_level; returns stock_level }
flow packing : http from warehouse -> shipping { carries purchase }
flow labelling  : https from shipping -> carrier {
  carries parcel_label
  authenticated by api_key with carrier_secret as shipping
}
flow label_store from shipping -> label_files { carries parcel_label; encrypted yes }

flow tracked "Tracking update" : webhook from carrier -> edge -> tracking {
  carries parcel_status
}

feature fulfilment "Picking, packing, shipping" {
  tier standard
  includes picking, packing, labelling, tracked
  owner "@acme/logistics"
  due 2027-04-30
}
