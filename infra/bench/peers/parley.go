package main

// Parley over its public protocol: HTTP for accounts, log-in and friendships, one WebSocket a user (asyncapi.yaml).
//
// The acknowledgement is `accepted`: durable in the ledger. A delivery is the `entry` push with the message, kept as
// clients must: the next number is applied, a smaller one dropped, a larger one waits 300 ms for those between, which
// are then fetched over HTTP. The sender gets an `entry` for each message of their own too, which core.go drops.
// The sends of one socket in one conversation are carried out in the order they came, so nothing waits here. A `busy`
// is not sent again: it would come out of order.
//
// PARLEY_ADDR (127.0.0.1:8400), PARLEY_USERS (parley-users.json in the temporary folder: ids, tokens, conversations).
// The server needs its limits lifted: see run.sh, or UNLIMITED in Parley's own bench.

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

const parleyPassword = "correct horse battery"

func init() {
	env := func(k, d string) string {
		if v := os.Getenv(k); v != "" {
			return v
		}
		return d
	}
	adapters["parley"] = &parley{
		addr: env("PARLEY_ADDR", "127.0.0.1:8400"),
		file: env("PARLEY_USERS", filepath.Join(os.TempDir(), "parley-users.json")),
		http: &http.Client{Timeout: 60 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 16}},
	}
}

type parley struct {
	addr, file string
	http       *http.Client

	mu     sync.Mutex
	n      int // ring size
	state  parleyState
	loaded bool
	odd    atomic.Int64 // what should not happen: the first few are printed
}

type parleyState struct {
	Users []parleyUser
	Pairs map[string]string // "i-j": conversation
}

type parleyUser struct{ ID, Token string }

func (p *parley) complain(f string, a ...any) {
	if p.odd.Add(1) <= 8 {
		fmt.Fprintf(os.Stderr, "parley: "+f+"\n", a...)
	}
}

// parleyID is a UUIDv7. Those of messages end with the message's number.
func parleyID(b *[16]byte) {
	rand.Read(b[:])
	ms := uint64(time.Now().UnixMilli())
	binary.BigEndian.PutUint64(b[:8], ms<<16|uint64(b[6]&15|0x70)<<8|uint64(b[7]))
	b[8] = b[8]&0x3f | 0x80
}

func parleyHex(dst []byte, b *[16]byte) []byte {
	var h [32]byte
	hex.Encode(h[:], b[:])
	for i, end := range []int{8, 12, 16, 20, 32} {
		if i > 0 {
			dst = append(dst, '-')
		}
		dst = append(dst, h[[]int{0, 8, 12, 16, 20}[i]:end]...)
	}
	return dst
}

func parleyNewID() string {
	var b [16]byte
	parleyID(&b)
	return string(parleyHex(nil, &b))
}

// ask sends a request, again where the server is busy, and reads the answer into out.
func (p *parley) ask(method, path, token string, body, out any) error {
	var b []byte
	if body != nil {
		b, _ = json.Marshal(body)
	}
	for try := 0; ; try++ {
		r, err := http.NewRequest(method, "http://"+p.addr+path, bytes.NewReader(b))
		if err != nil {
			return err
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Origin", "http://"+p.addr)
		if token != "" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		a, err := p.http.Do(r)
		if err != nil {
			return err
		}
		text, err := io.ReadAll(a.Body)
		a.Body.Close()
		if err != nil {
			return err
		}
		if (a.StatusCode == 429 || a.StatusCode == 503) && try < 30 {
			time.Sleep(time.Second)
			continue
		}
		if a.StatusCode/100 != 2 {
			return fmt.Errorf("%s %s: %d %.300s", method, path, a.StatusCode, text)
		}
		if out == nil {
			return nil
		}
		return json.Unmarshal(text, out)
	}
}

func (p *parley) load() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.loaded {
		return
	}
	if b, err := os.ReadFile(p.file); err == nil {
		json.Unmarshal(b, &p.state)
	}
	if p.state.Pairs == nil {
		p.state.Pairs = map[string]string{}
	}
	p.loaded = true
}

func (p *parley) save() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	b, _ := json.Marshal(p.state)
	return os.WriteFile(p.file, b, 0o600)
}

func (p *parley) user(i int) parleyUser {
	p.mu.Lock()
	defer p.mu.Unlock()
	if i < len(p.state.Users) {
		return p.state.Users[i]
	}
	return parleyUser{}
}

// Setup makes the accounts and friendships that are missing.
func (p *parley) Setup(n int) error {
	p.load()
	if u := p.user(0); u.ID != "" && p.ask("GET", "/api/snapshot", u.Token, nil, nil) != nil {
		p.state = parleyState{Pairs: map[string]string{}} // of another server, or expired
	}
	p.n = n
	for len(p.state.Users) < n {
		p.state.Users = append(p.state.Users, parleyUser{})
	}
	name := "p" + strconv.FormatInt(time.Now().UnixMilli(), 36) + "_"
	err := parleyEach(n, func(i int) error {
		if p.user(i).ID != "" {
			return nil
		}
		handle := name + strconv.Itoa(i)
		if err := p.ask("POST", "/api/accounts", "", map[string]any{"clientId": parleyNewID(), "handle": handle, "nickname": handle,
			"avatar": "fox", "email": handle + "@example.org", "password": parleyPassword}, nil); err != nil {
			return err
		}
		var s struct{ AccountID, AccessToken string }
		if err := p.ask("POST", "/api/session", "", map[string]any{"login": handle, "password": parleyPassword, "client": "peers"}, &s); err != nil {
			return err
		}
		if s.AccountID == "" || s.AccessToken == "" {
			return errors.New("no account or token in the session")
		}
		p.mu.Lock()
		p.state.Users[i] = parleyUser{s.AccountID, s.AccessToken}
		p.mu.Unlock()
		return nil
	})
	if err != nil {
		return err
	}
	err = parleyEach(n, func(i int) error {
		j := (i + 1) % n
		key := fmt.Sprintf("%d-%d", i, j)
		p.mu.Lock()
		have := p.state.Pairs[key] != ""
		p.mu.Unlock()
		if have {
			return nil
		}
		a, b := p.user(i), p.user(j)
		if err := p.ask("POST", "/api/commands", a.Token, map[string]any{"type": "friendship.request", "clientId": parleyNewID(), "other": b.ID}, nil); err != nil {
			return err
		}
		var r struct{ ConversationID string }
		if err := p.ask("POST", "/api/commands", b.Token, map[string]any{"type": "friendship.accept", "clientId": parleyNewID(), "other": a.ID}, &r); err != nil {
			return err
		}
		if r.ConversationID == "" {
			return errors.New("no conversation in the answer")
		}
		p.mu.Lock()
		p.state.Pairs[key] = r.ConversationID
		p.mu.Unlock()
		return nil
	})
	if err != nil {
		return err
	}
	return p.save()
}

func parleyEach(n int, f func(i int) error) error {
	var wg sync.WaitGroup
	var once sync.Once
	var first error
	sem := make(chan struct{}, 8)
	for i := range n {
		wg.Add(1)
		sem <- struct{}{}
		go func() {
			defer wg.Done()
			defer func() { <-sem }()
			if err := f(i); err != nil {
				once.Do(func() { first = fmt.Errorf("user %d: %w", i, err) })
			}
		}()
	}
	wg.Wait()
	return first
}

type parleyClient struct {
	p    *parley
	user parleyUser
	conn net.Conn
	on   Events
	to   int
	dead atomic.Bool

	wmu  sync.Mutex
	wbuf []byte
	id   [16]byte
	end  []byte // of each command, from the client id on to the text

	mu       sync.Mutex // the inbox
	epoch    string
	seq      int64 // applied up to here
	known    int64 // there is so much
	early    map[int64]string
	fetching bool
}

func (p *parley) Connect(i int, on Events) (Client, error) {
	p.load()
	p.mu.Lock()
	if p.n == 0 { // -setup=false: the same ring as core.go's
		for _, name := range []string{"users", "idle"} {
			if f := flag.Lookup(name); f != nil {
				v, _ := strconv.Atoi(f.Value.String())
				p.n = max(p.n, v)
			}
		}
	}
	to := (i + 1) % p.n
	conversation := p.state.Pairs[fmt.Sprintf("%d-%d", i, to)]
	p.mu.Unlock()
	u := p.user(i)
	if u.ID == "" || conversation == "" {
		return nil, fmt.Errorf("user %d is not set up", i)
	}
	conn, err := net.DialTimeout("tcp", p.addr, 10*time.Second)
	if err != nil {
		return nil, err
	}
	c := &parleyClient{p: p, user: u, conn: conn, on: on, to: to, early: map[int64]string{},
		end: []byte(`","conversationId":"` + conversation + `","content":{"type":"text","text":"`)}
	parleyID(&c.id)
	conn.SetDeadline(time.Now().Add(60 * time.Second))
	fmt.Fprintf(conn, "GET /ws HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n", p.addr, p.addr)
	br := bufio.NewReaderSize(conn, 8192)
	fail := func(err error) (Client, error) { conn.Close(); return nil, err }
	resp, err := http.ReadResponse(br, nil)
	if err != nil {
		return fail(err)
	}
	if resp.StatusCode != 101 {
		return fail(errors.New("websocket: " + resp.Status))
	}
	if err := c.write(1, []byte(`{"type":"hello","v":2,"token":"`+u.Token+`"}`)); err != nil {
		return fail(err)
	}
	f := parleyFrames{r: br, c: c}
	for { // welcome, and a head: the inbox is ready then
		m, err := f.next()
		if err != nil {
			return fail(err)
		}
		var w struct {
			Type string
			Head *struct {
				Epoch string
				Seq   int64
			}
		}
		if err := json.Unmarshal(m, &w); err != nil {
			return fail(err)
		}
		if w.Type == "heartbeat" {
			c.write(1, parleyAlive)
		}
		if w.Head != nil {
			c.epoch, c.seq, c.known = w.Head.Epoch, w.Head.Seq, w.Head.Seq
			break
		}
	}
	conn.SetDeadline(time.Time{})
	go c.read(&f)
	return c, nil
}

// write sends one frame with a zero mask, so that nothing is to be masked.
func (c *parleyClient) write(op byte, parts ...[]byte) error {
	c.wmu.Lock()
	defer c.wmu.Unlock()
	return c.frame(op, parts...)
}

func (c *parleyClient) frame(op byte, parts ...[]byte) error {
	n := 0
	for _, x := range parts {
		n += len(x)
	}
	b := append(c.wbuf[:0], 0x80|op)
	if n < 126 {
		b = append(b, 0x80|byte(n))
	} else {
		b = binary.BigEndian.AppendUint16(append(b, 0x80|126), uint16(n))
	}
	b = append(b, 0, 0, 0, 0)
	for _, x := range parts {
		b = append(b, x...)
	}
	c.wbuf = b
	_, err := c.conn.Write(b)
	return err
}

var (
	parleyRef      = []byte(`{"type":"command","ref":"`)
	parleySend     = []byte(`","command":{"type":"message.send","clientId":"`)
	parleyEnd      = []byte(`"}}}`)
	parleyAlive    = []byte(`{"type":"alive"}`)
	parleyEntry    = []byte(`{"type":"entry"`)
	parleyAccepted = []byte(`{"type":"accepted","ref":"`)
	parleyBeat     = []byte(`{"type":"heartbeat"`)
	parleyBusy     = []byte(`{"type":"busy"`)
	parleyRefused  = []byte(`{"type":"refused"`)
	parleyFailed   = []byte(`{"type":"failed"`)
	parleySeq      = []byte(`"seq":`)
	parleyText     = []byte(`"text":"`)
)

// Send: text is plain ASCII without quotes (core.go), so it needs no escaping.
func (c *parleyClient) Send(to int, id uint64, text []byte) error {
	if to != c.to {
		return errors.New("not the neighbour")
	}
	if c.dead.Load() {
		return errors.New("connection lost")
	}
	var num [20]byte
	var uuid [36]byte
	c.wmu.Lock()
	defer c.wmu.Unlock()
	binary.BigEndian.PutUint32(c.id[12:], uint32(id))
	return c.frame(1, parleyRef, strconv.AppendUint(num[:0], id, 10), parleySend, parleyHex(uuid[:0], &c.id), c.end, text, parleyEnd)
}

func (c *parleyClient) Close() error {
	c.dead.Store(true)
	return c.conn.Close()
}

func (c *parleyClient) read(f *parleyFrames) {
	for {
		m, err := f.next()
		if err != nil {
			if !c.dead.Swap(true) {
				c.p.complain("connection ended: %v", err)
			}
			c.conn.Close()
			return
		}
		switch {
		case bytes.HasPrefix(m, parleyEntry):
			if seq, rest := parleyNumber(m); seq > 0 {
				c.entry(seq, parleyTextOf(rest))
			}
		case bytes.HasPrefix(m, parleyAccepted):
			var id uint64
			for _, d := range m[len(parleyAccepted):] {
				if d < '0' || d > '9' {
					break
				}
				id = id*10 + uint64(d-'0')
			}
			c.on.Ack(id)
		case bytes.HasPrefix(m, parleyBeat):
			c.write(1, parleyAlive)
			if seq, _ := parleyNumber(m); seq > 0 {
				c.mu.Lock()
				c.known = max(c.known, seq)
				c.behind()
				c.mu.Unlock()
			}
		case bytes.HasPrefix(m, parleyBusy), bytes.HasPrefix(m, parleyRefused), bytes.HasPrefix(m, parleyFailed):
			c.p.complain("not accepted: %s", m)
		}
	}
}

// parleyNumber returns the first "seq" and what follows it.
func parleyNumber(m []byte) (int64, []byte) {
	i := bytes.Index(m, parleySeq)
	if i < 0 {
		return 0, m
	}
	m = m[i+len(parleySeq):]
	var n int64
	k := 0
	for ; k < len(m) && m[k] >= '0' && m[k] <= '9'; k++ {
		n = n*10 + int64(m[k]-'0')
	}
	return n, m[k:]
}

func parleyTextOf(m []byte) []byte {
	i := bytes.Index(m, parleyText)
	if i < 0 {
		return nil
	}
	m = m[i+len(parleyText):]
	return m[:max(bytes.IndexByte(m, '"'), 0)]
}

// entry keeps the inbox without holes.
func (c *parleyClient) entry(seq int64, text []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.known = max(c.known, seq)
	switch {
	case seq == c.seq+1:
		c.seq = seq
		c.deliver(text)
		for len(c.early) > 0 {
			t, ok := c.early[c.seq+1]
			if !ok {
				break
			}
			delete(c.early, c.seq+1)
			c.seq++
			c.deliver([]byte(t))
		}
	case seq > c.seq && len(c.early) < 20000:
		c.early[seq] = string(text)
	}
	c.behind()
}

func (c *parleyClient) deliver(text []byte) {
	if len(text) > 0 {
		c.on.Deliver(text)
	}
}

// behind: what is missing may still be on its way, for 300 ms. c.mu is held.
func (c *parleyClient) behind() {
	if c.known > c.seq && !c.fetching {
		c.fetching = true
		time.AfterFunc(300*time.Millisecond, c.fetch)
	}
}

func (c *parleyClient) fetch() {
	for {
		c.mu.Lock()
		if c.known <= c.seq || c.dead.Load() {
			c.fetching = false
			c.mu.Unlock()
			return
		}
		after := c.seq
		c.mu.Unlock()
		var page struct {
			Entries []struct {
				Seq   int64
				Event struct{ Data json.RawMessage }
			}
		}
		err := c.p.ask("GET", fmt.Sprintf("/api/inbox?epoch=%s&after=%d&limit=500", c.epoch, after), c.user.Token, nil, &page)
		c.p.complain("fetched %d entries after %d that were not pushed within 300 ms (%v)", len(page.Entries), after, err)
		for _, e := range page.Entries {
			c.entry(e.Seq, parleyTextOf(e.Event.Data))
		}
		if len(page.Entries) == 0 {
			time.Sleep(300 * time.Millisecond)
		}
	}
}

// parleyFrames reads messages; one is valid until the next.
type parleyFrames struct {
	r   *bufio.Reader
	c   *parleyClient
	buf []byte
}

func (f *parleyFrames) next() ([]byte, error) {
	var h [8]byte
	used := 0
	for {
		if _, err := io.ReadFull(f.r, h[:2]); err != nil {
			return nil, err
		}
		op, fin, n := h[0]&15, h[0]&0x80 != 0, uint64(h[1]&127)
		switch n {
		case 126:
			if _, err := io.ReadFull(f.r, h[:2]); err != nil {
				return nil, err
			}
			n = uint64(binary.BigEndian.Uint16(h[:2]))
		case 127:
			if _, err := io.ReadFull(f.r, h[:8]); err != nil {
				return nil, err
			}
			n = binary.BigEndian.Uint64(h[:8])
		}
		if n > 1<<24 {
			return nil, errors.New("frame too large")
		}
		if need := used + int(n); need > len(f.buf) {
			nb := make([]byte, max(need, 2048))
			copy(nb, f.buf[:used])
			f.buf = nb
		}
		p := f.buf[used : used+int(n)]
		if _, err := io.ReadFull(f.r, p); err != nil {
			return nil, err
		}
		switch op {
		case 8:
			if len(p) >= 2 {
				return nil, fmt.Errorf("closed by the server: %d %s", binary.BigEndian.Uint16(p), p[2:])
			}
			return nil, errors.New("closed by the server")
		case 9:
			f.c.write(10, p)
		case 10:
		default:
			used += int(n)
			if fin {
				return f.buf[:used], nil
			}
		}
	}
}
