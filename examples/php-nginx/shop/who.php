<?php
// MSS_AUTHORIZE_URL: says who a visitor is. The backend sends the cookies of the visitor's request.
session_start(['read_and_close' => true]);
header('Content-Type: application/json');
header('Cache-Control: no-store');
if (!isset($_SESSION['user'])) {
  http_response_code(403);
  exit('false');
}
echo json_encode(['user' => $_SESSION['user'], 'may' => $_SESSION['may']]);
