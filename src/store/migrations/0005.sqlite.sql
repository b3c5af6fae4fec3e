UPDATE commitments SET to_actor = json_extract(body, '$.toActor');
