using Workerd = import "/workerd/workerd.capnp";

# One worker behind a port; its settings come from the environment. `--socket-addr http=127.0.0.1:8787` sets the address.
const config :Workerd.Config = (
  services = [
    (name = "shop", worker = .shop),
    # The service and IAM; a simulator on this machine needs "local", too.
    (name = "internet", network = (allow = ["public", "private", "local"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "shop")],
);

const shop :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "dist/worker.js")],
  compatibilityDate = "2026-11-01",
  bindings = [
    (name = "HW_DOMAIN", fromEnvironment = "HW_DOMAIN"),
    (name = "HW_USER", fromEnvironment = "HW_USER"),
    (name = "HW_PASSWORD", fromEnvironment = "HW_PASSWORD"),
    (name = "HW_PROJECT", fromEnvironment = "HW_PROJECT"),
    (name = "HW_ENDPOINT", fromEnvironment = "HW_ENDPOINT"),
    (name = "HW_IAM_ENDPOINT", fromEnvironment = "HW_IAM_ENDPOINT"),
    (name = "SESSION_SECRET", fromEnvironment = "SESSION_SECRET"),
    (name = "SHOP_SECRET", fromEnvironment = "SHOP_SECRET"),
  ],
);
