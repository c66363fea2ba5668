/** The shop's own script, as old as its pages: properties may be set before the code of the elements has come. */
(function () {
  var form = document.querySelector('form');

  document.querySelector('#avatar').addEventListener('mss-change', function (event) {
    document.querySelector('output').value = event.assets.length ? event.assets[0].asset_name : 'nobody yet';
  });
  document.querySelector('#script').value = 'Welcome to the shop. Today we have tea.';

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    fetch('/livestreams', { method: 'POST', body: new FormData(form) })
      .then(function (response) {
        if (!response.ok) throw new Error('The livestream was not created: ' + response.status);
        return response.json();
      })
      .then(function (livestream) {
        document.querySelector('mss-room-status').roomId = livestream.room_id;
        var commandBar = document.querySelector('mss-command-bar');
        commandBar.roomId = livestream.room_id;
        commandBar.quickReplies = ['Thank you for coming.', 'It ships tomorrow.'];
        form.hidden = true;
        document.querySelector('#desk').hidden = false;
      });
  });
})();
