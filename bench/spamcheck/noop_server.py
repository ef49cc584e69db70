"""The least that a Python grpcio server can do: it answers each call at once. Arguments: the folder of generated code, a port."""

import sys
from concurrent import futures

sys.path.insert(0, sys.argv[1])

import grpc  # noqa: E402
import spamcheck_pb2  # noqa: E402
import spamcheck_pb2_grpc  # noqa: E402

ANSWER = spamcheck_pb2.SpamVerdict(verdict=0, score=0.25, reason="ml inference score", evaluated=True)


class Servicer(spamcheck_pb2_grpc.SpamcheckServiceServicer):
    def CheckForSpamIssue(self, request, context):
        return ANSWER

    def CheckForSpamSnippet(self, request, context):
        return ANSWER

    def CheckForSpamGeneric(self, request, context):
        return ANSWER


server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
spamcheck_pb2_grpc.add_SpamcheckServiceServicer_to_server(Servicer(), server)
server.add_insecure_port(f"127.0.0.1:{sys.argv[2]}")
server.start()
server.wait_for_termination()
