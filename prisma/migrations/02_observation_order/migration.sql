-- With a cache, each connection hands out a block of its own: a later fetch could get a lower number than an earlier one.
ALTER SEQUENCE "observation_seq" CACHE 1;
