<?php
// A page of forms, as they have always been. The sign-in stands for the shop's own.
session_start(['cookie_httponly' => true, 'cookie_samesite' => 'Lax']);
if ($_SERVER['REQUEST_METHOD'] === 'POST' && isset($_POST['sign_in'])) {
  session_regenerate_id(true);
  $_SESSION['user'] = 'li@shop.example';
  $_SESSION['may'] = 'operate';
  header('Location: /', true, 303);
  exit;
}
$saved = $_SERVER['REQUEST_METHOD'] === 'POST' ? htmlspecialchars($_POST['greeting'] ?? '') : '';
?>
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Shop</title>
    <script type="module" src="/metastudio-widgets/dist/cdn/metastudio-widgets.js"></script>
  </head>
  <body>
    <?php if (!isset($_SESSION['user'])) { ?>
    <form method="post"><button name="sign_in" value="1">Sign in</button></form>
    <?php } else { ?>
    <form method="post">
      <mss-provider page token-url="/metastudio/token" events-url="/metastudio/events"></mss-provider>
      <label for="avatar">Avatar</label>
      <mss-asset-picker id="avatar" name="avatar" asset-type="HUMAN_MODEL_2D" live></mss-asset-picker>
      <label for="greeting">Greeting</label>
      <mss-script-editor id="greeting" name="greeting"></mss-script-editor>
      <button>Save</button>
      <output><?= $saved ?></output>
    </form>
    <?php } ?>
  </body>
</html>
