"""Az itself in this process, its requests answered here: nothing of it reaches a network."""

import contextlib
import io
import json
import os
import re
import shlex
import tempfile
import time

SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"


class Azure:
    """Az itself, whose requests are answered with the bodies of a world."""

    def __init__(self):
        folder = tempfile.mkdtemp()
        # Nothing of the user's is read or written: az makes keys below the home folder.
        os.environ["HOME"] = folder
        os.environ["AZURE_CORE_COLLECT_TELEMETRY"] = "no"
        os.mkdir(os.path.join(folder, ".ssh"))
        with open(os.path.join(folder, ".ssh", "id_rsa.pub"), "w") as file:
            file.write("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7 nobody\n")
        os.environ["AZURE_CONFIG_DIR"] = folder
        os.environ["AZURE_CORE_NO_COLOR"] = "true"
        account = {"id": SUBSCRIPTION, "name": "simulated", "state": "Enabled", "isDefault": True,
                   "user": {"name": "aksl", "type": "servicePrincipal"}, "tenantId": SUBSCRIPTION,
                   "environmentName": "AzureCloud", "homeTenantId": SUBSCRIPTION, "managedByTenants": []}
        with open(os.path.join(folder, "azureProfile.json"), "w") as file:
            json.dump({"subscriptions": [account]}, file)
        with open(os.path.join(folder, "config"), "w") as file:
            file.write("[core]\ncollect_telemetry=false\ndisable_progress_bar=true\nsurvey_message=false\n")
        from azure.cli.core._profile import Profile
        from azure.core.credentials import AccessToken, AccessTokenInfo
        from azure.core.pipeline.transport import RequestsTransport

        class Credential:
            def get_token(self, *_, **__):
                return AccessToken("none", 9999999999)

            def get_token_info(self, *_, **__):
                return AccessTokenInfo("none", 9999999999)

        Profile.get_login_credentials = lambda *_, **__: (Credential(), SUBSCRIPTION, SUBSCRIPTION)
        RequestsTransport.send = lambda _, request, **__: self.send(request)
        # Nobody waits here.
        time.sleep = lambda _: None
        self.clusters = self.pools = []

    def send(self, request):
        import requests
        from azure.core.pipeline.transport._requests_basic import RequestsTransportResponse
        from azure.core.rest import HttpRequest
        from azure.core.rest._requests_basic import RestRequestsTransportResponse
        status, body = self.answer(request.method, request.url)
        base = f"https://management.azure.com/subscriptions/{SUBSCRIPTION}"
        response = requests.Response()
        response.status_code = status
        response.reason = "OK"
        response.url = request.url
        response.headers["Content-Type"] = "application/json"
        if status == 202:
            response.headers["Azure-AsyncOperation"] = f"{base}/operations/1"
            response.headers["Location"] = f"{base}/operationresults/1"
        content = b"" if body is None else json.dumps(body).encode()
        if isinstance(request, HttpRequest):
            response.raw = io.BytesIO(content)
            return RestRequestsTransportResponse(request=request, internal_response=response, block_size=4096)
        response._content = content
        return RequestsTransportResponse(request, response, 4096)

    def answer(self, method, url):
        path = re.sub(r"\?.*", "", url).lower()
        if path.endswith("/register"):
            return 200, self.made(path)
        status, body = self.find(re.sub(r"/(start|stop|abort|upgradenodeimageversion|deletemachines)$", "", path))
        if method in ["DELETE", "POST"]:
            return (202, None) if status == 200 else (status, body)
        if method == "PUT":
            # What was asked for has been done.
            return (200, body) if status == 200 else (201, self.made(path))
        if method == "HEAD":
            return (204 if status == 200 else 404), None
        return status, body

    def made(self, path):
        """Something new, as little of it as az needs."""
        name = path.split("/")[-1]
        return {"id": path, "name": name, "location": "eastus", "properties": {"provisioningState": "Succeeded"}}

    def find(self, path):
        if path.endswith("/operations/1"):
            return 200, {"name": "1", "status": "Succeeded"}
        if path.endswith("/operationresults/1"):
            return 204, None
        group = re.search(r"/resourcegroups/([^/]+)$", path)
        if group:
            found = any(f"/resourcegroups/{group[1]}/" in body["id"].lower() for body in self.clusters)
            return (200, self.made(path)) if found else (404, self.missing())
        if "/providers/microsoft.features/" in path:
            return 200, {"value": []} if path.endswith("/features") else self.made(path)
        if "/providers/microsoft.containerservice" in path and "resourcegroups" not in path and "managed" not in path:
            if path.endswith("kubernetesversions"):
                return 200, {"values": []}
            return 200, {"id": path, "namespace": "Microsoft.ContainerService", "registrationState": "Registered"}
        if path.endswith("/resourcegroups"):
            return 200, {"value": []}
        if re.search(r"/(upgradeprofiles|machines)(/|$)", path):
            status, _ = self.find(re.sub(r"/(upgradeprofiles|machines)(/.*)?$", "", path))
            if status != 200:
                return status, self.missing()
            made = self.made(path)
            made["properties"]["controlPlaneProfile"] = {"kubernetesVersion": "1.33.2", "osType": "Linux",
                                                         "upgrades": [{"kubernetesVersion": "1.34.1"}]}
            return 200, {"value": [made]} if path.endswith("/machines") else made
        match = re.search(r"/resourcegroups/([^/]+)/.*/managedclusters/([^/]+)(/agentpools(?:/([^/]+))?)?$", path)
        if not match:
            group = re.search(r"/resourcegroups/([^/]+)/", path)
            found = [body for body in self.clusters if not group or f"/{group[1]}/" in body["id"].lower()]
            return 200, {"value": found}
        cluster = [body for body in self.clusters
                   if body["name"].lower() == match[2] and f"/{match[1]}/" in body["id"].lower()]
        if cluster and not match[3]:
            return 200, cluster[0]
        pools = [body for body in self.pools if cluster and f"/{match[2]}/agentpools/" in body["id"].lower()]
        if cluster and not match[4]:
            return 200, {"value": pools}
        for body in pools:
            if body["name"] == match[4]:
                return 200, body
        return 404, self.missing()

    def missing(self):
        return {"error": {"code": "ResourceNotFound", "message": "not found"}}

    def ask(self, line):
        from azure.cli.core import azclierror, get_default_cli
        out = io.StringIO()
        said = []
        azclierror.AzCLIError.print_error = lambda error: said.append(str(error.error_msg).strip("\n"))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            try:
                status = get_default_cli().invoke(shlex.split(line)[1:], out_file=out)
            except SystemExit as stop:
                status = stop.code
        # What is not there is told in the words of the answers above.
        return status, out.getvalue(), "not found" if status == 3 else said[0] if said else None
