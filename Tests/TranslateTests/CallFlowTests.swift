import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("Flows as the platform exports them")
struct CallFlowTests {

    @Test func `a list of blocks goes on one after the other, from the greeting to the end`() throws {
        let flow = try Exports.drawn(
            Exports.call(
                """
                - playAudio:
                    name: Notice
                    audio:
                      prompt: Prompt.Recording_Notice
                - transferToAcd:
                    name: Queue
                    targetQueue:
                      lit:
                        name: Service
                    preTransferAudio:
                      tts: One moment.
                - disconnect:
                    name: Bye
                """, head: "  initialGreeting:\n    tts: Welcome.\n"))
        #expect(
            flow.lines == [
                #"0 Beginning ["says Welcome."] -> 1"#,
                "1 Main [] -> 5",
                "2 Main > end [] -> ",
                "3 Main > Bye [] -> ",
                #"4 Main > Queue ["says One moment.", "puts through"] -> 3-"#,
                #"5 Main > Notice ["says Recording_Notice|Prompt.Recording_Notice"] -> 4"#,
            ])
        #expect(flow.name == "Main Line" && flow.role == .call && flow.taken == Answers.began)
    }

    @Test func `outputs go where they lead and then on, an output left out goes on at once`() throws {
        let flow = try Exports.drawn(
            Exports.call(
                """
                - callData:
                    name: Lookup
                    category:
                      Core:
                        dataAction:
                          Find Customer:
                            inputs:
                              ANI:
                                exp: Call.Ani
                    outputs:
                      success:
                        actions:
                          - setParticipantData:
                              name: Keep
                - decision:
                    name: Known
                    condition:
                      exp: Flow.Known
                    outputs:
                      "yes":
                        actions:
                          - disconnect:
                              name: Bye
                      "no":
                        actions:
                          - exitBotFlow:
                              name: Out
                """))
        #expect(flow.block("Main > Lookup")?.deeds == [.callsOut("Find Customer")])
        let known = try #require(flow.blocks.firstIndex { $0.name == "Main > Known" })
        let keep = try #require(flow.blocks.firstIndex { $0.name == "Main > Keep" })
        #expect(
            flow.block("Main > Lookup")?.ways == [
                .init(to: keep, worked: true), .init(to: known, worked: false),
            ])
        #expect(flow.blocks[keep].ways == [.init(to: known)])
        #expect(flow.blocks[known].ways.map(\.worked) == [true, false])
    }

    @Test func `where success and failure are listed, another way to fail may lead on`() throws {
        let flow = try Exports.drawn(
            Exports.call(
                """
                - collectInput:
                    name: PIN
                    inputAudio:
                      tts: Your PIN, please.
                    outputs:
                      success:
                        actions:
                          - disconnect:
                              name: A
                      failure:
                        actions:
                          - disconnect:
                              name: B
                - disconnect:
                    name: C
                """))
        let ways = try #require(flow.block("Main > PIN")?.ways)
        #expect(ways.map(\.worked) == [true, false, false])
        #expect(ways.map(\.isCertain) == [true, true, false])
        #expect(flow.block("Main > PIN")?.deeds.map(\.word) == ["says Your PIN, please.", "asks"])
    }

    @Test func `a switch goes to each case and to what stands for all others`() throws {
        let flow = try Exports.drawn(
            Exports.call(
                """
                - switch:
                    name: Which
                    evaluate:
                      firstTrue:
                        default:
                          actions:
                            - disconnect:
                                name: Other
                        cases:
                          - case:
                              value:
                                exp: Flow.A
                              actions:
                                - disconnect:
                                    name: A
                """))
        #expect(flow.block("Main > Which")?.ways.map { flow.blocks[$0.to].name } == ["Main > A", "Main > Other"])
    }

    @Test func `a loop goes round, out of it, and may have no round`() throws {
        let flow = try Exports.drawn(
            Exports.call(
                """
                - loop:
                    name: Thrice
                    outputs:
                      loop:
                        actions:
                          - wait:
                              name: Wait
                          - loopExit:
                              name: Leave
                - disconnect:
                    name: Bye
                """))
        let loop = try #require(flow.block("Main > Thrice"))
        #expect(loop.ways.map { flow.blocks[$0.to].name } == ["Main > Wait", "Main > Bye"])
        #expect(loop.ways.map(\.isCertain) == [true, false])
        #expect(flow.block("Main > Leave")?.ways.map { flow.blocks[$0.to].name } == ["Main > Bye"])
    }

    @Test func `a called task comes back, a jump does not, and what leads nowhere is not known`() throws {
        let flow = try Exports.drawn(
            Exports.call(
                """
                - callTask:
                    name: Call
                    targetTaskRef: "/inboundCall/tasks/task[Side [2]_12]"
                - jumpToTask:
                    name: Jump
                    targetTaskRef: "/inboundCall/tasks/task[Gone_13]"
                """,
                tail: """
                        - task:
                            name: Side
                            refId: Side [2]_12
                            actions:
                              - endTask:
                                  name: Done
                    """))
        let call = try #require(flow.block("Main > Call"))
        #expect(call.detour.map { flow.blocks[$0].name } == "Side")
        #expect(call.ways.map { flow.blocks[$0.to].name } == ["Main > Jump"])
        #expect(flow.block("Side > Done")?.ways.map { flow.blocks[$0.to].name } == ["Side > end"])
        #expect(flow.block("Side > end")?.endsDetour == call.detour)
        #expect(flow.block("Main > Jump")?.deeds == [.unknown("a jump")])
    }

    @Test func `a menu leads to its choices, and perhaps to whoever is dialled`() throws {
        let flow = try Exports.drawn(
            """
            inboundCall:
              name: Menu Line
              startUpRef: "/inboundCall/menus/menu[Main Menu_10]"
              settingsMenu:
                listenForExtensionDialing:
                  lit: true
              menus:
                - menu:
                    name: Main Menu
                    refId: Main Menu_10
                    audio:
                      tts: Press 1 or 2.
                    settingsMenu:
                      listenForExtensionDialing:
                        noValue: true
                    choices:
                      - menuTransferToAcd:
                          name: Pensions
                          dtmf: digit_1
                          targetQueue:
                            lit:
                              name: Pensions
                          preTransferAudio:
                            tts: One moment.
                      - menuTask:
                          name: Hours
                          dtmf: digit_2
                          task:
                            actions:
                              - playAudio:
                                  name: Tell
                                  audio:
                                    tts: From nine to five.
            """)
        let menu = try #require(flow.block("Main Menu"))
        #expect(menu.deeds.map(\.word) == ["says Press 1 or 2.", "asks"])
        #expect(
            menu.ways.map { flow.blocks[$0.to].name } == [
                "Main Menu > Pensions", "Main Menu > Tell", "Main Menu > an extension dialled",
            ])
        #expect(menu.ways.map(\.isCertain) == [true, true, false])
        #expect(flow.block("Main Menu > Pensions")?.deeds.map(\.word) == ["says One moment.", "puts through"])
    }

    @Test(arguments: [
        ("transferToUser", ".putsThrough"), ("transferToNumber", ".putsThrough"),
        ("enableParticipantRecord", "records"),
        ("novelAction", "unknown"),
    ])
    func `each block does what its word says, a word we do not know is not known`(word: String, does: String) throws {
        let flow = try Exports.drawn(Exports.call("- \(word):\n    name: Block"))
        let deeds = try #require(flow.block("Main > Block")?.deeds)
        switch does {
        case ".putsThrough": #expect(deeds == [.putsThrough])
        case "records": #expect(deeds == [.beginsRecording])
        default: #expect(deeds == [.unknown(word)])
        }
    }

    @Test func `other flows are named, whether they come back or not`() throws {
        let flow = try Exports.drawn(
            Exports.call(
                """
                - callBotFlow:
                    name: Bot
                    botFlow:
                      Helper:
                        ver_latestPublished:
                          none: true
                - transferToFlow:
                    name: Over
                    targetFlow:
                      name: Second Line
                """))
        #expect(flow.block("Main > Bot")?.deeds == [.visits("Helper")])
        #expect(flow.block("Main > Over")?.deeds == [.leadsTo("Second Line")])
    }

    @Test(arguments: [
        ("exp: 'MakeCommunication(\"I am a bot.\")'", "I am a bot.", CallFlow.Speech.Certainty.exact),
        ("exp: 'Append(\"Hello \", Flow.Name)'", "Hello ", .atLeast),
        ("exp: 'If(Flow.Late, \"Closed\", \"Open\")'", "Closed Open", .perhaps),
        ("exp: 'ToAudioTTS(\"Say \\\"yes\\\"\")'", "Say \"yes\"", .exact),
        ("tts: Hello", "Hello", .exact),
        ("novel:\n            tts: Hello", "Hello", .perhaps),
    ])
    func `what is said is sure as far as it is written out`(
        audio: String, text: String, certainty: CallFlow.Speech.Certainty
    ) throws {
        let flow = try Exports.drawn(
            Exports.call("- playAudio:\n    name: Say\n    audio:\n        \(audio)"))
        guard case .says(let speech)? = flow.block("Main > Say")?.deeds.first else {
            Issue.record("nothing is said: \(flow.lines)")
            return
        }
        #expect(speech.text == text)
        #expect(speech.certainty == certainty)
    }

    @Test func `a task for errors may be come to from the first block`() throws {
        let flow = try Exports.drawn(
            Exports.call(
                "- disconnect:\n    name: Bye",
                head: """
                      settingsErrorHandling:
                        errorHandling:
                          task:
                            targetTaskRef: "/inboundCall/tasks/task[Main_10]"

                    """))
        #expect(flow.blocks[0].ways.map(\.isCertain) == [true, false])
    }

    @Test func `a beginning that is not there leaves no block`() throws {
        let yaml = Exports.call("- disconnect:\n    name: Bye").replacing("task[Main_10]\"", with: "task[Gone_1]\"")
        #expect(try Exports.drawn(yaml).blocks.isEmpty)
    }

    @Test func `a document that does not read leaves the flows in part`() throws {
        let broken = #"{"id":"f","name":"F","type":"BOT","taken":"2026-11-01T00:00:00Z","flow":["{"]}"#
        guard case .partial(let flows, _) = try Answers().with(.flowExports, broken).translated()[.callFlows] else {
            Issue.record("taken for whole")
            return
        }
        #expect(flows.isEmpty)
    }

    @Test func `without an import there are no flows, rather than none`() throws {
        #expect(try Answers().translated()[.callFlows].absences == [.noFlowExports])
    }
}
