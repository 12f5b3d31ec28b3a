#!/usr/bin/env bash
set -euo pipefail
export GROUP="sandbox-rg" CLUSTER='sandbox'; POOL=dev
az aks nodepool stop --nodepool-name "$POOL" \
  --resource-group $GROUP --cluster-name ${CLUSTER} && sleep 5m # a pause
STATE=$(az aks nodepool show -n $POOL -g "$GROUP" --cluster-name `echo $CLUSTER` -o table) || echo "none: $?"
echo "$STATE" \$x $RANDOM $(openssl rand -hex 3); unset STATE; az aks list | cat > out
if true; then az aks list; fi; (exit 3); cat <<END
  $(text)
END
