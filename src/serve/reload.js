// Loads the page again after a rebuild, and shows what is wrong when there is something.
(function () {
  "use strict";
  var seen = null;
  var lost = false;

  function overlay(text) {
    var box = document.getElementById("cm:fault");
    if (!text) {
      if (box) box.remove();
      return;
    }
    if (!box) {
      var sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = "/-/reload.css";
      document.head.append(sheet);
      box = document.createElement("section");
      box.id = "cm:fault";
      box.className = "cm-fault";
      box.setAttribute("role", "status");
      box.tabIndex = 0;
      box.append(document.createElement("pre"));
      document.body.append(box);
    }
    box.firstChild.textContent = text;
  }

  function listen() {
    var socket = new WebSocket("ws://" + location.host + "/-/live/TOKEN");
    socket.onmessage = function (event) {
      var message = JSON.parse(event.data);
      overlay(message.fault);
      if (message.fault) {
        seen = null;
      } else if (lost || (seen !== message.version && seen !== undefined && started)) {
        location.reload();
      }
      seen = message.version;
      started = true;
    };
    socket.onclose = function () {
      lost = started;
      setTimeout(listen, 1000);
    };
  }

  var started = false;
  listen();
})();
