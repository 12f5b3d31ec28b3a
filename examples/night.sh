#!/usr/bin/env bash
# A runbook: stops a pool for the night, and starts it in the morning with fewer nodes.
set -euo pipefail

export GROUP=sandbox-rg
CLUSTER=$(az aks list --resource-group $GROUP --query "[0].name" --output tsv)
POOL=dev

az aks nodepool stop --nodepool-name $POOL --resource-group $GROUP --cluster-name "$CLUSTER"
STATE=$(az aks nodepool show -n $POOL -g $GROUP --cluster-name "$CLUSTER" \
  --query powerState.code -o tsv)
echo "$POOL is $STATE"

sleep 11h

az aks nodepool start --name $POOL --resource-group $GROUP --cluster-name "$CLUSTER" &&
  az aks nodepool scale --name $POOL --resource-group $GROUP --cluster-name "$CLUSTER" --node-count 4
az aks nodepool show -n canary -g $GROUP --cluster-name "$CLUSTER" || echo "there is no canary"
az aks nodepool list -g $GROUP --cluster-name "$CLUSTER" -o table
