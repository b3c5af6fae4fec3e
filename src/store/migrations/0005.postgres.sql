UPDATE commitments SET to_actor = body::json ->> 'toActor';
