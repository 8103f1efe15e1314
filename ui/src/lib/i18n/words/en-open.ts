export default Object.values(
  import.meta.glob<string>(
    [
      "$messages/en/*.ftl",
      "!$messages/en/{common,errors,help,inbox,vault,vocabulary}.ftl",
      "!$messages/en/{demo,report,shell,tray}.ftl",
    ],
    { eager: true, query: "?raw", import: "default" },
  ),
);
